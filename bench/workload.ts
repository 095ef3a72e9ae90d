import { ApiObject, App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';

/** What one run costs, in milliseconds. */
export interface Run {
  readonly apps: number;
  readonly construct: number;
  readonly settle: number;
  readonly render: number;
}

/** Apps of ten share a namespace and a chart, as teams do; each calls the next. */
const APPS_PER_NAMESPACE = 10;

/** Adds `count` ExposedApps in SecureNamespaces on k3s, each allowed to call its neighbour. */
export function addExposedApps(app: App, count: number): void {
  new net.presets.K3s({
    issuer: net.ClusterIssuer.fromName('letsencrypt', { challenges: [net.Challenge.HTTP01] }), domain: 'example.com',
  }).applyTo(app);
  for (let first = 0; first < count; first += APPS_PER_NAMESPACE) {
    const team = `team-${first / APPS_PER_NAMESPACE}`;
    const chart = new Chart(app, team, { namespace: team });
    new net.SecureNamespace(chart, 'Ns');
    let previous: net.ExposedApp | undefined;
    for (let at = first; at < Math.min(first + APPS_PER_NAMESPACE, count); at++) {
      const each = new net.ExposedApp(chart, `app-${at}`, { image: 'ghcr.io/acme/app:1.0', port: 8080 });
      previous?.connections.allowTo(each);
      previous = each;
    }
  }
}

/** Constructs, settles and renders each object once; what cdk8s adds on top is measured apart. */
export function run(count: number): Run {
  const start = performance.now();
  const app = new App();
  addExposedApps(app, count);
  const constructed = performance.now();
  const findings = net.Findings.of(app).all.length;
  const settled = performance.now();
  const objects = app.node.findAll().filter((child): child is ApiObject => ApiObject.isApiObject(child));
  const bytes = objects.reduce((sum, object) => sum + Object.keys(object.toJson()).length, 0);
  const rendered = performance.now();
  if (findings > 0 || bytes === 0) throw new Error(`the bench app is not what it should be: ${findings} findings`);
  return { apps: count, construct: constructed - start, settle: settled - constructed, render: rendered - settled };
}

/** How long the policies of one service with `count` callers take, in milliseconds. */
export function settleHub(count: number): number {
  const app = new App();
  new net.presets.Kind().applyTo(app);
  const chart = new Chart(app, 'hub', { namespace: 'hub' });
  new net.SecureNamespace(chart, 'Ns');
  const hub = net.Workload.fromLabels(chart, 'Db', { labels: { app: 'db' }, ports: [net.Port.POSTGRES] });
  for (let at = 0; at < count; at++) {
    net.Workload.fromLabels(chart, `caller-${at}`, { labels: { app: `caller-${at}` } }).connections.allowTo(hub);
  }
  const start = performance.now();
  net.Findings.of(app).all;
  return performance.now() - start;
}
