import { App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';

const app = new App();
new net.presets.K3s({
  issuer: net.ClusterIssuer.fromName('letsencrypt', { challenges: [net.Challenge.HTTP01] }),
}).applyTo(app);

const chart = new Chart(app, 'shop', { namespace: 'shop' });
new net.SecureNamespace(chart, 'Ns');
new net.ExposedApp(chart, 'Shop', { image: 'ghcr.io/acme/shop:1.4', port: 8080, hostname: 'shop.example.com' });

app.synth();
