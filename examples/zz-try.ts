import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as net from 'cdk8s-networking';
const app = new App();
new net.presets.Kind({ apiServerCidrs: ['172.18.0.2/32'], monitoring: net.Peer.pods({ namespaceName: 'monitoring', labels: { app: 'prometheus' } }) }).applyTo(app);
const chart = new Chart(app, 'Backend', { namespace: 'backend' });
new net.SecureNamespace(chart, 'Ns', { monitoringPorts: [net.Port.PROMETHEUS], allowApiServer: true });
function dep(name: string, ports: kplus.ContainerPort[]) {
  const d = new kplus.Deployment(chart, name, { metadata: { name: name.toLowerCase() }, containers: [{ image: 'x', ports: ports }] });
  return net.Workload.of(d);
}
const frontend = dep('Frontend', [{ number: 8080 }]);
const api = dep('Api', [{ number: 9000, name: 'grpc' }, { number: 9100, name: 'metrics' }]);
const pg = new ApiObject(chart, 'Pg', { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'postgres' }, spec: { selector: { matchLabels: { app: 'postgres' } }, template: { metadata: { labels: { app: 'postgres' } }, spec: { containers: [{ name: 'pg', ports: [{ containerPort: 5432 }] }] } } } });
const postgres = net.Workload.of(pg);
const svc = new net.Service(chart, 'PgSvc', { workload: pg, headless: true });
const redis = net.Workload.fromLabels(chart, 'Redis', { labels: { app: 'redis' }, ports: [net.Port.REDIS] });
frontend.connections.allowTo(api, { ports: [net.Port.tcpNamed('grpc')] });
api.connections.allowTo(svc, { reason: 'orders' });
api.connections.allowTo(redis);
postgres.connections.allowTo(postgres);
api.connections.allowTo(net.Peer.pods({ namespaceName: 'kafka', labels: { app: 'kafka' }, ports: [net.Port.KAFKA] }));
api.connections.allowTo(net.Peer.https('api.stripe.com').orElse(net.Peer.internet()));
api.connections.allowFrom(net.Peer.cidr('203.0.113.0/24'), { ports: [net.Port.tcp(9000)] });
console.log(app.synthYaml());
const tries: Array<() => void> = [
  () => frontend.connections.allowTo(api),
  () => frontend.connections.allowTo(net.Peer.cidr('10.0.0.0/8')),
  () => new net.ExposedApp(chart, 'Web', { image: 'x', port: 80 }),
  () => new net.SecureNamespace(chart, 'Again'),
  () => net.Workload.of(chart),
  () => new net.ExposedApp(chart, 'Web2', {} as never),
  () => frontend.connections.allowTo(undefined as never),
  () => new net.Service(chart, 'S', { workload: pg, externalTrafficPolicy: net.TrafficPolicy.LOCAL }),
  () => new net.Platform({} as never),
  () => new net.presets.K3s().applyTo(app),
  () => { new net.Service(chart, 'Lb', { workload: pg, serviceType: net.ServiceType.LOAD_BALANCER }).connections.allowFrom(net.Peer.cidr('198.51.100.0/24')); app.synthYaml(); },
  () => { api.connections.allowTo(net.Peer.https('x.example.com')); api.connections.allowTo(net.Peer.nodes({ ports: [net.Port.HTTPS] })); app.synthYaml(); },
];
for (const t of tries) { try { t(); console.log('no error', t); } catch (e) { console.log('-', (e as Error).message); } }
