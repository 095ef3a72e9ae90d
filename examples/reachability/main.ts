import { App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';

const app = new App();
new net.presets.K3s({
  issuer: net.ClusterIssuer.fromName('letsencrypt', { challenges: [net.Challenge.HTTP01] }),
}).applyTo(app);
const chart = new Chart(app, 'shop', { namespace: 'shop' });
new net.SecureNamespace(chart, 'Ns');
const shop = new net.ExposedApp(chart, 'Shop', { image: 'ghcr.io/acme/shop:1.4', port: 8080, hostname: 'shop.example.com' });
const db = net.Workload.fromLabels(chart, 'Db', { labels: { app: 'postgres' }, ports: [net.Port.POSTGRES] });
const batch = net.Workload.fromLabels(chart, 'Batch', { labels: { app: 'batch' } });
shop.connections.allowTo(db, { reason: 'orders' });

const reach = net.Reachability.of(app);
reach.expectAllowed(shop, db, net.Port.POSTGRES);
reach.expectDenied(batch, db);
console.log(String(reach.explain(batch, db))); // the verdict, the rules that decide on both sides, what would change it
for (const path of reach.exposed()) console.log(String(path)); // what the world reaches: listener, host, path, pods, and what must be so for it

// YAML that nobody here wrote: pods that no policy selects.
for (const pods of net.Reachability.ofDirectory('examples/existing-manifests').unprotected()) console.log(String(pods));
