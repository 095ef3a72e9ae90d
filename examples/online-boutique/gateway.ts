import * as net from 'cdk8s-networking';
import { onlineBoutique } from './charts';

// A cluster whose platform team runs one Envoy Gateway, to which apps attach routes and listeners of their own.
const edge = net.Gateway.fromName('public', {
  namespaceName: 'edge',
  controller: new net.envoygateway.EnvoyGateway(),
  listeners: [net.Listener.http({ routeNamespaces: net.RouteNamespaces.all() })],
  listenerSets: net.RouteNamespaces.all(),
});
const platform = new net.Platform({
  cni: net.Cni.enforcing('calico'),
  exposures: { public: net.Exposure.onGateway(edge) },
  issuer: net.ClusterIssuer.fromName('letsencrypt', { challenges: [net.Challenge.HTTP01] }),
});

const app = onlineBoutique(platform);
app.synth();
