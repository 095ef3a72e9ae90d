import { ApiObject, App, Chart } from 'cdk8s';
import { ExposedApp, Findings, Peer, Port, presets, SecureNamespace, Service, Workload } from '../../src';
import { appOn } from '../support/platforms';

const LABELS = { app: 'web', tier: 'front' };

function chartOn(app: App, namespace = 'shop'): Chart {
  return new Chart(app, namespace, { namespace });
}

function deployment(chart: Chart): ApiObject {
  return new ApiObject(chart, 'Deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: LABELS },
      template: { metadata: { labels: LABELS }, spec: { containers: [{ name: 'web', ports: [{ name: 'http', containerPort: 8080 }] }] } },
    },
  });
}

/** Selects fewer labels than the Deployment has, and names its port. */
function service(chart: Chart, targetPort: number | string = 'http'): ApiObject {
  return new ApiObject(chart, 'Service', {
    apiVersion: 'v1', kind: 'Service', metadata: { name: 'web-svc' }, spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort }] },
  });
}

function policy(app: App, name: string): { spec: { podSelector: object; ingress?: object[] } } | undefined {
  return app.node.findAll().filter((each): each is ApiObject => ApiObject.isApiObject(each))
    .find((each) => each.kind === 'NetworkPolicy' && each.name === name)?.toJson();
}

test('the pods a Service selects are the app\'s own, isolated or not, and their port has a number', () => {
  const app = appOn(new presets.K3s());
  const chart = chartOn(app);
  const pods = deployment(chart);
  new ExposedApp(chart, 'Web', { service: service(chart), hostname: 'web.example.com', tls: false });
  Workload.of(pods).isolate();
  app.synthYaml();
  expect(policy(app, 'web')!.spec.podSelector).toEqual({ matchLabels: LABELS });
  expect(policy(app, 'web')!.spec.ingress).toMatchObject([{ ports: [{ port: 8080, protocol: 'TCP' }] }]);
  expect(policy(app, 'web-svc')).toBeUndefined();
  expect(Findings.of(app).all).toEqual([]);
});

test('refuses a Service whose port no pod of the app names', () => {
  const app = appOn();
  const chart = chartOn(app);
  new SecureNamespace(chart, 'Ns');
  Workload.of(deployment(chart));
  const caller = Workload.fromLabels(chart, 'Caller', { labels: { app: 'caller' } });
  caller.connections.allowTo(Service.of(service(chart, 'htpt')));
  expect(() => app.synthYaml()).toThrow('UnknownPortName: Deployment web must have a TCP container port named "htpt", got http');
});

test('pods that the app does not have keep the selector and the name', () => {
  const app = appOn();
  const chart = chartOn(app);
  new SecureNamespace(chart, 'Ns');
  const caller = Workload.fromLabels(chart, 'Caller', { labels: { app: 'caller' } });
  caller.connections.allowTo(Service.of(service(chart)));
  app.synthYaml();
  expect(policy(app, 'web-svc')!.spec.ingress).toMatchObject([{ ports: [{ port: 'http', protocol: 'TCP' }] }]);
});

test('a workload and a Service are constructs, and stand where constructs are asked for', () => {
  const app = appOn(new presets.K3s());
  const chart = chartOn(app);
  const workload = Workload.of(deployment(chart));
  expect(Workload.of(workload)).toBe(workload);
  const web = new ExposedApp(chart, 'Web', { workload, hostname: 'web.example.com', tls: false });
  expect(new ExposedApp(chart, 'Again', { service: web.service, hostname: 'again.example.com', tls: false }).service).toBe(web.service);
  const adopted = Service.of(service(chart));
  expect(Service.of(adopted)).toBe(adopted);
});

test('refuses relations and Services across two apps: one app is one cluster', () => {
  const [here, there] = [chartOn(appOn()), chartOn(appOn())];
  const caller = Workload.fromLabels(here, 'Caller', { labels: { app: 'caller' } });
  const other = Workload.of(deployment(there));
  expect(() => caller.connections.allowTo(other)).toThrow(/^AnotherApp: both ends .*\[shop\/Deployment\] of another.*\[shop\/Caller\]$/);
  expect(() => new Service(here, 'Web', { workload: other })).toThrow(/^AnotherApp: a Service and its pods .*\[shop\/Web\]$/);
});

test('refuses another Namespace of the secured name, whatever the chart\'s namespace', () => {
  const app = appOn();
  const chart = chartOn(app);
  new SecureNamespace(chart, 'Ns');
  new ApiObject(chart, 'Twin', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
  expect(() => app.synthYaml()).toThrow('NameTaken: Namespace shop is already written by [shop/Ns/Namespace]');
});

test('N11 calls of the API server are admitted from everyone, and a finding says so', () => {
  const app = appOn();
  const chart = chartOn(app);
  new SecureNamespace(chart, 'Ns');
  const webhook = Workload.fromLabels(chart, 'Webhook', { labels: { app: 'webhook' }, ports: [Port.tcp(9443)] });
  webhook.connections.allowFrom(Peer.apiServer());
  Findings.of(app).acknowledge('ApiServerCallsFromAnywhere', 'it checks client certificates');
  app.synthYaml();
  expect(policy(app, 'webhook')!.spec.ingress).toEqual([{ ports: [{ port: 9443, protocol: 'TCP' }] }]);
  expect(Findings.of(app).all.map(({ id }) => id)).toEqual(['ApiServerCallsFromAnywhere']);
});

test('refuses a port name for what has no pods', () => {
  const app = appOn();
  const chart = chartOn(app);
  new SecureNamespace(chart, 'Ns');
  Workload.fromLabels(chart, 'Web', { labels: { app: 'web' } }).connections.allowTo(Peer.internet({ ports: [Port.tcpNamed('https')] }));
  expect(() => app.synthYaml()).toThrow('UnknownPortName: only pods have named ports, got "https" for the internet; give the number');
});

test('a Service without pods behind a way in is said to be unguarded', () => {
  const app = appOn(new presets.K3s());
  const chart = chartOn(app);
  const outside = new Service(chart, 'Outside', { ports: [{ port: 80 }] });
  new ExposedApp(chart, 'Web', { service: outside, hostname: 'web.example.com', tls: false });
  expect(Findings.of(app).all.map(({ id, path }) => `${id} ${path}`)).toEqual(['NoPodsKnown shop/Web']);
});
