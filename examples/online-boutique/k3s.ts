import * as net from 'cdk8s-networking';
import { onlineBoutique } from './charts';

// k3s as it installs itself: Traefik answers Ingresses.
const platform = new net.presets.K3s({
  issuer: net.ClusterIssuer.fromName('letsencrypt', { challenges: [net.Challenge.HTTP01] }),
});

const app = onlineBoutique(platform);
app.synth();
