import { App, Chart, Testing } from 'cdk8s';
import { Cni, Findings, Peer, Platform, Port, presets, SecureNamespace, SecureNamespaceProps, Workload } from '../../src';
import { appOn } from '../support/platforms';
import { chartIn, deploymentOf, find, nameOf, namesIn, read } from './cases';

function secure(props?: SecureNamespaceProps, platform: Platform = new presets.Kind()): App {
  const app = appOn(platform);
  new SecureNamespace(chartIn(app), 'Ns', props);
  return app;
}

test('J7 a Namespace has no namespace of its own', () => {
  const chart = chartIn(appOn());
  new SecureNamespace(chart, 'Ns');
  expect(Testing.synth(chart)[0]).toEqual({
    apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: expect.anything() },
  });
});

test('the Namespace comes first in its file, whatever was made before it', () => {
  const app = appOn();
  const chart = chartIn(app);
  deploymentOf(chart, 'web');
  new SecureNamespace(chart, 'Ns');
  expect(namesIn(app)).toEqual(['Namespace shop', 'Deployment shop/web', 'NetworkPolicy shop/default-deny', 'NetworkPolicy shop/allow-dns']);
});

test('its objects are the Namespace and its policies, not those of workloads', () => {
  const app = appOn();
  const chart = chartIn(app);
  const ns = new SecureNamespace(chart, 'Ns', { allowSameNamespace: true });
  Workload.of(deploymentOf(chart, 'web')).connections.allowTo(Workload.of(deploymentOf(chart, 'db')));
  expect(ns.objects.map(({ name }) => name)).toEqual(['shop', 'default-deny', 'allow-dns', 'allow-same-namespace']);
  expect(ns.namespaceName).toBe('shop');
});

test('N5 default deny closes both ways and says so; DNS alone stays open', () => {
  const app = secure();
  expect(find(app, 'NetworkPolicy shop/default-deny').spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  expect(find(app, 'NetworkPolicy shop/allow-dns').spec).toMatchObject({ podSelector: {}, policyTypes: ['Egress'] });
});

test('a namespace other than the chart\'s may be named, without writing the Namespace', () => {
  const app = secure({ namespaceName: 'other', createNamespace: false });
  expect(namesIn(app)).toEqual(['NetworkPolicy other/default-deny', 'NetworkPolicy other/allow-dns']);
});

test('Pod Security labels cannot be lowered by labels, only by their options', () => {
  const app = secure({ labels: { 'pod-security.kubernetes.io/enforce': 'privileged', 'team': 'a' } });
  expect((find(app, 'Namespace shop').metadata as any).labels).toEqual({
    'pod-security.kubernetes.io/enforce': 'baseline', 'pod-security.kubernetes.io/warn': 'restricted', 'team': 'a',
  });
});

test('fromName writes nothing for the namespace and everything for relations of its pods', () => {
  const app = appOn();
  const chart = chartIn(app);
  expect(SecureNamespace.fromName(chart, 'Ns', 'shop')).toEqual({ namespaceName: 'shop' });
  Workload.of(deploymentOf(chart, 'web')).connections.allowTo(Workload.of(deploymentOf(chart, 'db')));
  expect(namesIn(app).filter((name) => name.startsWith('N'))).toEqual(['NetworkPolicy shop/web', 'NetworkPolicy shop/db']);
});

test('N10 the API server is reached at its addresses alone; unknown addresses fail synth and say who asked', () => {
  const known = secure({ allowApiServer: true }, new presets.Kind({ apiServerCidrs: ['172.18.0.2/32'] }));
  expect(find(known, 'NetworkPolicy shop/allow-api-server').spec.egress).toEqual([{
    to: [{ ipBlock: { cidr: '172.18.0.2/32' } }], ports: [{ port: 443, protocol: 'TCP' }, { port: 6443, protocol: 'TCP' }],
  }]);
  expect(() => secure({ allowApiServer: true }).synthYaml()).toThrow(/apiServerCidrs.*\[shop\/Ns\]/s);
});

test('unknown monitoring fails synth, and says what to give', () => {
  expect(() => secure({ monitoringPorts: [Port.tcp(9090)] }).synthYaml()).toThrow(/monitoring.*\[shop\/Ns\]/s);
  const known = secure({ monitoringPorts: [Port.tcp(9090)] }, new presets.Kind({ monitoring: Peer.pods({ namespaceName: 'mon', labels: { app: 'prom' } }) }));
  expect(find(known, 'NetworkPolicy shop/allow-monitoring').spec.policyTypes).toEqual(['Ingress']);
});

test('without a platform it stands on assumptions, and says so once', () => {
  const app = new App();
  new SecureNamespace(chartIn(app), 'Ns');
  new SecureNamespace(chartIn(app, 'b'), 'Ns');
  expect(Findings.of(app).all).toMatchObject([{ id: 'NoPlatform', severity: 'warning' }]);
  expect(read(app.charts.map((chart) => Testing.synth(chart)).flat().map((object) => JSON.stringify(object)).join('\n---\n')).map(nameOf)).toContain('Namespace shop');
});

test('refuses a cluster that does not enforce, unless accepted with a reason', () => {
  const app = secure({}, new Platform({ cni: Cni.notEnforcing('flannel') }));
  expect(() => app.synthYaml()).toThrow(/PoliciesNotEnforced: flannel does not enforce NetworkPolicies.*\[shop\/Ns\]/s);
  Findings.of(app).acknowledge('PoliciesNotEnforced', 'another layer denies');
  expect(namesIn(app)).toContain('NetworkPolicy shop/default-deny');
});

test.each<[string, (chart: Chart) => unknown, string]>([
  ['a chart without a namespace', (chart) => new SecureNamespace(new Chart(chart, 'Bare'), 'Ns'),
    'NoNamespace: a SecureNamespace needs the name of its namespace, and its chart has none; '
    + 'give namespaceName, or make the chart with { namespace: \'shop\' }  [shop/Bare/Ns]'],
  ['a name that is not a label', (chart) => new SecureNamespace(chart, 'Ns', { namespaceName: 'a.b' }),
    'InvalidName: namespace name must be a DNS label of at most 63 characters, got "a.b"; use "a" to "z", "0" to "9" and "-" inside  [shop/Ns]'],
  ['such a name of one denied elsewhere', (chart) => SecureNamespace.fromName(chart, 'Ns', 'A'),
    'InvalidName: namespace name must be a DNS label of at most 63 characters, got "A"; use "a" to "z", "0" to "9" and "-" inside  [shop/Ns]'],
  ['no ports to scrape', (chart) => new SecureNamespace(chart, 'Ns', { monitoringPorts: [] }),
    'NoPorts: monitoringPorts must not be an empty list; leave them out or name at least one, such as Port.HTTPS  [shop/Ns]'],
  ['one namespace twice', (chart) => [new SecureNamespace(chart, 'Ns'), SecureNamespace.fromName(chart, 'Again', 'shop')],
    'NameTaken: the isolation of namespace shop is already written by [shop/Ns]; secure a namespace once  [shop/Again]'],
])('refuses %s', (_, make, message) => {
  expect(() => make(chartIn(appOn()))).toThrow(message);
});
