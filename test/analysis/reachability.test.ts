import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Cni, ExposedApp, Peer, Platform, Port, presets, Reachability, SecureNamespace, Service, Verdict, Workload } from '../../src';
import { deploymentOf } from '../patterns/cases';
import { LETSENCRYPT } from '../support/platforms';
import { app, deployment, namespace, networkPolicy, ofObjects, ports, service } from './yaml';

const WEB = 'shop/Deployment/web';
const API = 'shop/Deployment/api';
const DENY = networkPolicy('default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
const WEB_TO_API = [
  networkPolicy('web', { ...app('web'), policyTypes: ['Egress'], egress: [{ to: [app('api')], ports: [{ port: 'http' }] }] }),
  networkPolicy('api', { ...app('api'), ingress: [{ from: [app('web')], ports: [{ port: 8080 }, { port: 9090 }] }] }),
];
const SHOP = [namespace('shop'), deployment('web'), deployment('api'), DENY, ...WEB_TO_API];

describe('connections', () => {
  test('all pairs, alike ones together, in the words of a person', () => {
    expect(ofObjects(SHOP).connections().map(String)).toEqual([`${WEB} → ${API}: TCP 8080`]);
  });
  test('of an open namespace are a line, not a square', () => {
    const open = ofObjects(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => deployment(name)));
    const lines = open.connections().map(String);
    expect(lines).toHaveLength(2);
    expect(lines).toContainEqual('0.0.0.0/0, ::/0, any other pod, nodes → shop/Deployment/a, shop/Deployment/b, shop/Deployment/c, '
      + 'shop/Deployment/d, shop/Deployment/e, shop/Deployment/f and 2 more: all ports');
  });
  test('also as JSON', () => {
    expect(JSON.parse(ofObjects(SHOP).connections()[0].toJson())).toEqual({ sources: [WEB], targets: [API], ports: 'TCP 8080', undeterminedPorts: 'no ports' });
  });
  test('with pods that only a selector speaks of', () => {
    const read = ofObjects([...SHOP, networkPolicy('dns', { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [{ namespaceSelector: {}, ...app('dns') }] }] })]);
    expect(read.connections().map(String)).toContainEqual(`${API}, ${WEB} → any namespace/Pods/app=dns: all ports`);
  });
});

describe('explain', () => {
  test('names the rules of both sides, with object and path', () => {
    const read = ofObjects(SHOP);
    const [pair] = read.explain(WEB, API, Port.tcp(8080)).pairs;
    expect(pair.verdict).toBe(Verdict.ALLOWED);
    expect(pair.sourceRules.map(String)).toEqual(['shop/NetworkPolicy/web (line 9) spec.egress[0] accepts TCP 8080']);
    expect(pair.targetRules.map(String)).toEqual(['shop/NetworkPolicy/api (line 11) spec.ingress[0] accepts TCP 8080']);
    expect(pair.changes).toEqual([]);
  });
  test('says what would have to change, at each side that denies', () => {
    const read = ofObjects(SHOP);
    expect(read.explain(WEB, API, Port.tcp(9090)).pairs[0].changes).toEqual([
      `a policy that selects ${WEB} must allow egress to ${API} on TCP 9090; now shop/NetworkPolicy/default-deny, shop/NetworkPolicy/web isolate it`,
    ]);
    expect(read.explain(API, WEB).toString()).toBe([
      `${API} → ${WEB}: denied`,
      '  leaving: shop/NetworkPolicy/default-deny (line 7) isolates, and no rule allows anything',
      '  entering: shop/NetworkPolicy/default-deny (line 7) isolates, and no rule allows anything',
      `  to change it: a policy that selects ${API} must allow egress to ${WEB} on all ports; now shop/NetworkPolicy/default-deny isolates it`,
      `  to change it: a policy that selects ${WEB} must allow ingress from ${API} on all ports; now shop/NetworkPolicy/default-deny isolates it`,
    ].join('\n'));
  });
  test('a range that is open in part is partly allowed', () => {
    expect(ofObjects(SHOP).explain(WEB, API, Port.tcpRange(8000, 8090)).verdict).toBe(Verdict.PARTLY_ALLOWED);
  });
  test('a workload is two pods: another replica is policed, its own address is not', () => {
    const explanation = ofObjects(SHOP).explain(WEB, WEB);
    expect(explanation.verdict).toBe(Verdict.DENIED);
    expect(explanation.toString()).toContain('a pod always reaches its own address');
  });
  test('N9 pods on the host network are nodes: no selector means them, no policy holds them', () => {
    const agent = deployment('agent', 'shop', [{ containerPort: 9100 }], { hostNetwork: true }, 'DaemonSet');
    const read = ofObjects([...SHOP, agent, networkPolicy('p', { ...app('web'), ingress: [{ from: [{ podSelector: {} }] }] })], { nodeCidrs: ['192.168.7.0/24'] });
    expect(read.explain('shop/DaemonSet/agent', WEB).verdict).toBe(Verdict.DENIED);
    expect(ports(read, 'shop/DaemonSet/agent', '203.0.113.7')).toBe('all ports');
    expect(read.unprotected().map(String)).toEqual(['shop/DaemonSet/agent: ingress and egress open, it is on the host network, which no policy holds']);
  });
  test('to JSON', () => {
    const json = JSON.parse(ofObjects(SHOP).explain(WEB, API).toJson()) as { verdict: string; pairs: Array<{ targetRules: object[] }> };
    expect(json).toMatchObject({ verdict: 'allowed', pairs: [{ targetRules: [{ policy: 'shop/NetworkPolicy/api', path: 'spec.ingress[0]', place: 'line 11' }, {}, {}] }] });
  });
});

describe('a Service', () => {
  const web = service('api', { selector: { app: 'api' }, ports: [{ port: 80, targetPort: 'http' }, { name: 'm', port: 81, targetPort: 9999 }], clusterIP: '10.96.0.7' });
  const read = ofObjects([...SHOP, web]);
  test('N1 is judged after it leads to its pods, on their port', () => {
    expect(read.explain(WEB, 'shop/Service/api', Port.tcp(80)).verdict).toBe(Verdict.ALLOWED);
    expect(read.explain(WEB, 'shop/Service/api', Port.tcp(81)).verdict).toBe(Verdict.DENIED);
    expect(read.explain(WEB, 'shop/Service/api').pairs.map((pair) => [pair.target, pair.allowedPorts])).toEqual([[API, 'TCP 8080']]);
  });
  test('has no other ports', () => {
    const explanation = read.explain(WEB, 'shop/Service/api', Port.tcp(8080));
    expect([explanation.verdict, explanation.toString()]).toEqual([Verdict.DENIED, expect.stringContaining('shop/Service/api has no port TCP 8080')]);
  });
  test('N13 its addresses are its pods, also those of its load balancer', () => {
    const balanced = { ...service('api', { type: 'LoadBalancer', selector: { app: 'api' }, ports: [{ port: 80, targetPort: 'http' }] }), status: { loadBalancer: { ingress: [{ ip: '203.0.113.9' }] } } };
    const open = networkPolicy('out', { ...app('web'), policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }] }] });
    const shown = ofObjects([namespace('shop'), deployment('web'), deployment('api'), balanced, open], { podCidrs: ['10.42.0.0/16'] });
    expect(shown.explain(WEB, '203.0.113.9', Port.HTTP).verdict).toBe(Verdict.DENIED);
    expect(shown.explain(WEB, '203.0.113.8', Port.HTTP).verdict).toBe(Verdict.ALLOWED);
    expect(read.explain(WEB, '10.96.0.7', Port.HTTP).verdict).toBe(Verdict.ALLOWED);
  });
  test('through which a pod reaches itself is undetermined', () => {
    expect(ofObjects([deployment('api'), web]).explain(API, 'shop/Service/api', Port.HTTP).verdict).toBe(Verdict.UNDETERMINED);
  });
  test('without a selector is the addresses of its EndpointSlices', () => {
    const slice = {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'db-1', namespace: 'shop', labels: { 'kubernetes.io/service-name': 'db' } },
      addressType: 'IPv4',
      endpoints: [{ addresses: ['192.0.2.7'] }],
    };
    const out = networkPolicy('out', { ...app('web'), policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '192.0.2.7/32' } }] }] });
    const shown = ofObjects([deployment('web'), deployment('api'), service('db', { ports: [{ port: 5432 }] }), slice, out, networkPolicy('deny', { ...app('api'), policyTypes: ['Egress'] })]);
    expect([WEB, API].map((each) => shown.explain(each, 'shop/Service/db', Port.POSTGRES).verdict)).toEqual([Verdict.ALLOWED, Verdict.DENIED]);
  });
  test('that stands for a name is outside, nobody knows where', () => {
    const external = service('pay', { type: 'ExternalName', externalName: 'api.example.com', ports: [{ port: 443 }] });
    const some = networkPolicy('out', { ...app('web'), policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }] }] });
    const shown = ofObjects([deployment('web'), deployment('api'), external, some]);
    expect([WEB, API].map((each) => shown.explain(each, 'shop/Service/pay', Port.HTTPS).verdict)).toEqual([Verdict.UNDETERMINED, Verdict.ALLOWED]);
  });
});

describe('sentences', () => {
  const read = ofObjects(SHOP);
  test('hold in silence', () => {
    read.expectAllowed(WEB, API);
    read.expectAllowed(WEB, API, Port.tcp(8080));
    read.expectDenied(WEB, API, Port.tcp(9090));
    read.expectDenied(API, WEB);
  });
  test('refuses with the evidence', () => {
    expect(() => read.expectDenied(WEB, API)).toThrow(/^NotDenied: shop\/Deployment\/web → shop\/Deployment\/api must be denied, got allowed; [\s\S]*spec\.egress\[0\] accepts TCP 8080/);
    expect(() => read.expectAllowed(API, WEB, Port.HTTP)).toThrow(/^NotAllowed: .* on TCP 80 must be allowed, got denied; [\s\S]*default-deny/);
  });
  test('refuses both where nobody can tell', () => {
    const unclear = ofObjects([...SHOP.slice(1), networkPolicy('p', { ...app('web'), ingress: [{ from: [{ namespaceSelector: { matchLabels: { a: 'b' } } }] }] }), deployment('x', 'other')]);
    expect(() => unclear.expectAllowed('other/Deployment/x', WEB)).toThrow(/^NotAllowed: .*got undetermined/);
    expect(() => unclear.expectDenied('other/Deployment/x', WEB)).toThrow(/^NotDenied: .*got undetermined/);
  });
  test.each([
    ['an unknown name', 'shop/Deployment/x', /^UnknownEnd: .*got "shop\/Deployment\/x"; write one of /],
    ['nobody', undefined as unknown as string, /^UnknownEnd: .*got nothing/],
  ])('refuses %s', (_, name, error) => expect(() => read.explain(name, API)).toThrow(error));
  test('refuses a port that is none', () => expect(() => read.explain(WEB, API, 80 as unknown as Port)).toThrow(/^InvalidPort: /));
  test('a name is enough where it is the only one', () => {
    read.expectAllowed('web', 'shop/api');
    const two = ofObjects([...SHOP, deployment('web', 'other')]);
    expect(() => two.explain('web', API)).toThrow(/write one of "other\/Deployment\/web", "shop\/Deployment\/web"$/);
  });
});

describe('of an app', () => {
  const made = new App();
  new presets.K3s({ issuer: LETSENCRYPT, domain: 'example.com' }).applyTo(made);
  const chart = new Chart(made, 'shop', { namespace: 'shop' });
  new SecureNamespace(chart, 'Ns');
  const shop = new ExposedApp(chart, 'Shop', { image: 'ghcr.io/acme/shop:1.4', port: 8080 });
  const api = Workload.of(deploymentOf(chart, 'api'));
  const dbService = new kplus.Service(chart, 'DbService', { metadata: { name: 'db' }, ports: [{ port: 5432 }] });
  const db = new kplus.StatefulSet(chart, 'Db', {
    metadata: { name: 'db' },
    containers: [{ image: 'postgres', portNumber: 5432 }],
    service: dbService,
  });
  const external = Workload.fromLabels(chart, 'Cache', { labels: { app: 'cache' }, ports: [Port.REDIS] });
  shop.connections.allowTo(api);
  api.connections.allowTo(Workload.of(db));
  api.connections.allowTo(external);
  api.connections.allowTo(Peer.internet({ ports: [Port.HTTPS] }));
  const read = Reachability.of(made);

  test('ends are the constructs, whatever holds them', () => {
    read.expectAllowed(shop, api, Port.tcp(9000));
    read.expectAllowed(api, db, Port.POSTGRES);
    read.expectAllowed(api._subject.scope!, Workload.of(db));
    read.expectDenied(shop, db);
    read.expectAllowed(api, Service.of(dbService), Port.POSTGRES);
    read.expectDenied(shop, dbService);
    read.expectAllowed(api, external, Port.REDIS);
    read.expectDenied(shop, external);
  });
  test('peers are ends, too', () => {
    read.expectAllowed(api, Peer.internet(), Port.HTTPS);
    read.expectDenied(shop, Peer.internet());
    read.expectDenied(api, Peer.cidr('10.0.0.0/8'));
    read.expectAllowed(Peer.pods({ namespaceName: 'kube-system', labels: { 'app.kubernetes.io/name': 'traefik', 'app.kubernetes.io/instance': 'traefik-kube-system' } }), shop, Port.tcp(8080));
    read.expectDenied(Peer.pods({ namespaceName: 'other' }), shop);
    read.expectAllowed(shop, Peer.pods({ namespaceName: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }), Port.DNS_TCP);
    read.expectDenied(Peer.sameNamespace(), shop);
    read.expectDenied(shop, Peer.pods({ labels: { app: 'cache' } }));
    expect(() => read.explain(Peer.sameNamespace(), Peer.nodes())).toThrow(/^UnknownEnd: .*give namespaceName/);
    expect(() => read.explain(api, Peer.hostname('example.com'))).toThrow(/^UnknownEnd: /);
  });
  test('policies are written by then, and evidence names who wrote them', () => {
    expect(read.explain(shop, api).toString()).toContain('shop/NetworkPolicy/api (shop/api-deployment/NetworkPolicy-api) spec.ingress[0] accepts TCP 9000');
  });
  test('of one chart is of that alone', () => expect(Reachability.of(chart).endpoints).toContain('shop/StatefulSet/db'));
  test('a construct of several workloads refuses', () => expect(() => read.explain(chart, shop)).toThrow(/^UnknownEnd: .*got Deployment shop, Deployment api, StatefulSet db.*\[shop\]$/));
  test('refuses what is no construct', () => expect(() => Reachability.of('x' as unknown as App)).toThrow(/^NotAConstruct: /));
});

describe('a platform that does not enforce policies', () => {
  const made = new App();
  new Platform({ cni: Cni.notEnforcing('flannel') }).applyTo(made);
  const chart = new Chart(made, 'shop', { namespace: 'shop' });
  new SecureNamespace(chart, 'Ns');
  const [web, api] = ['web', 'api'].map((name) => deploymentOf(chart, name));
  const read = Reachability.of(made);

  test('is reported as such, and everything is allowed', () => {
    expect(read.enforcesPolicies).toBe(false);
    expect(read.toString()).toMatch(/^flannel does not enforce policies: everything is allowed\n/);
    expect(() => read.expectDenied(web, api)).toThrow(/flannel does not enforce policies, so nothing is denied/);
    expect(read.unprotected().map(String)).toContainEqual('shop/Deployment/api: ingress and egress open, policies are not enforced');
  });
  test('may be said of manifests, too', () => expect(ports(ofObjects(SHOP, { enforcesPolicies: false }), API, WEB)).toBe('all ports'));
});

describe('unprotected', () => {
  test('pods that no policy selects, by direction', () => {
    const read = ofObjects([deployment('web'), deployment('api'), deployment('db'), networkPolicy('p', app('api')), networkPolicy('q', { ...app('db'), policyTypes: ['Ingress', 'Egress'] })]);
    expect(read.unprotected().map(String)).toEqual([`${WEB}: ingress and egress open, no policy selects it`, `${API}: egress open, no policy selects it`]);
    expect(JSON.parse(read.unprotected()[1].toJson())).toEqual({ workload: API, ingress: false, egress: true, because: 'no policy selects it' });
  });
});

describe('whatever is shown', () => {
  test('every kind of workload is pods', () => {
    const template = { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'x' }] } };
    const of = (apiVersion: string, kind: string, spec: object) => ({ apiVersion, kind, metadata: { name: 'x', namespace: 'shop', labels: { app: 'x' } }, spec });
    const read = ofObjects([
      ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map((kind) => of('apps/v1', kind, { template })),
      of('batch/v1', 'Job', { template }), of('batch/v1', 'CronJob', { jobTemplate: { spec: { template } } }),
      of('v1', 'ReplicationController', { selector: { app: 'x' }, template }), of('v1', 'Pod', template.spec),
      networkPolicy('p', app('x')),
    ]);
    expect(read.findings).toEqual([]);
    expect(read.unprotected().map(({ workload, ingress }) => `${workload} ${ingress}`)).toHaveLength(8);
    expect(read.unprotected().every(({ ingress }) => !ingress)).toBe(true);
  });
  test('what a shown workload made is not shown twice', () => {
    const owned = (kind: string, name: string, owner: object) => ({
      ...deployment(name, 'shop', [], {}, kind), metadata: { name, namespace: 'shop', ownerReferences: [{ controller: true, ...owner }] },
    });
    const read = ofObjects([deployment('web'), owned('ReplicaSet', 'web-1', { kind: 'Deployment', name: 'web' }), owned('ReplicaSet', 'gone-1', { kind: 'Deployment', name: 'gone' })]);
    expect(read.endpoints.filter((each) => each.startsWith('shop/'))).toEqual([WEB, 'shop/ReplicaSet/gone-1']);
  });
  test('kinds that nobody reads are listed', () => {
    const read = ofObjects([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } }, { apiVersion: 'example.com/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' } }]);
    expect([read.unread, read.findings]).toEqual([['default/ConfigMap/settings', 'shop/Deployment/web'], []]);
  });
  test('policies that nobody reads leave whom they may select open', () => {
    const cilium = { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'p', namespace: 'shop' }, spec: {} };
    const read = ofObjects([...SHOP, deployment('x', 'other'), cilium]);
    expect(read.findings).toEqual([expect.objectContaining({ id: 'UnreadPolicy', path: expect.stringContaining('shop/CiliumNetworkPolicy/p') })]);
    expect([ports(read, WEB, API), ports(read, 'other/Deployment/x', '203.0.113.7')]).toEqual(['no ports; perhaps all ports', 'all ports']);
  });
  test('of the whole cluster, all', () => {
    const global = { apiVersion: 'projectcalico.org/v3', kind: 'GlobalNetworkPolicy', metadata: { name: 'p' }, spec: {} };
    expect(ports(ofObjects([...SHOP, global]), WEB, API)).toBe('no ports; perhaps all ports');
  });
  test('what is written twice is found, and the later counts', () => {
    const read = ofObjects([...SHOP, networkPolicy('api', { ...app('api'), ingress: [] })]);
    expect(read.findings).toEqual([expect.objectContaining({ id: 'NameTaken', sentence: expect.stringContaining('line 13') })]);
    expect(ports(read, WEB, API)).toBe('no ports');
  });
  test.each([
    ['no object', [7 as unknown as object]],
    ['no name', [{ apiVersion: 'v1', kind: 'Pod', metadata: {} }]],
    ['a workload without containers', [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: { initContainers: [null] } }]],
    ['containers that are none', [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: { containers: [null] } }]],
    ['a Service port that is none', [service('x', { selector: { a: 'b' }, ports: [{ port: 80, targetPort: 0 }] })]],
    ['an address that is none', [{ apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata: { name: 'x', labels: { 'kubernetes.io/service-name': 'x' } }, endpoints: [{ addresses: ['x'] }] }]],
  ])('refuses nothing: %s is a finding', (_, objects) => {
    const read = ofObjects([...SHOP, ...objects]);
    expect(read.findings).toHaveLength(1);
    expect(ports(read, WEB, API)).toBe('TCP 8080');
  });
});

describe('a misspelt field is no field left out', () => {
  const policy = (spec: string) => Reachability.ofManifests(`
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: web, image: x, ports: [{ containerPort: 80 }] }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: odd, namespace: shop }
spec: ${spec}
`);

  test.each([
    ['of the spec', '{ podselector: {}, policyTypes: [Ingress] }', 'spec', 'podselector'],
    ['of a selector', '{ podSelector: { matchLabel: { app: web } }, policyTypes: [Ingress] }', 'spec.podSelector', 'matchLabel'],
    ['of a rule', '{ podSelector: {}, policyTypes: [Ingress], ingress: [{ form: [] }] }', 'spec.ingress[0]', 'form'],
    ['of a peer', '{ podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [{ podselector: {} }] }] }', 'spec.ingress[0].from[0]', 'podselector'],
    ['of a port', '{ podSelector: {}, policyTypes: [Ingress], ingress: [{ ports: [{ number: 80 }] }] }', 'spec.ingress[0].ports[0]', 'number'],
  ])('%s', (_, spec, path, field) => {
    const reach = policy(spec);
    expect(reach.findings.map(({ id, path: where, sentence }) => [id, where.endsWith(` ${path}`), sentence.includes(`got "${field}"`)])).toEqual([['UnknownField', true, true]]);
    expect(reach.explain('192.0.2.1', 'shop/Pod/web', Port.tcp(80)).verdict).toBe(Verdict.UNDETERMINED);
  });
});

test('C2 on Cilium a range of nodes means no node', () => {
  const verdictOn = (cni: string) => {
    const root = new App();
    new Platform({ cni: Cni.enforcing(cni), nodeCidrs: ['10.1.0.0/24'] }).applyTo(root);
    const chart = new Chart(root, 'shop', { namespace: 'shop' });
    new SecureNamespace(chart, 'Ns');
    const web = Workload.of(deploymentOf(chart, 'web'));
    web.connections.allowFrom(Peer.nodes());
    return Reachability.of(root).explain(Peer.nodes(), web, Port.tcp(9000)).verdict;
  };
  expect([verdictOn('calico'), verdictOn('cilium')]).toEqual([Verdict.ALLOWED, Verdict.DENIED]);
});
