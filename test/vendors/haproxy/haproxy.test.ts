import { App, Chart } from 'cdk8s';
import { AppProtocol, Cni, ExposedApp, Exposure, Findings, haproxy, IIngressController, PathMatch, Platform, SecureNamespace } from '../../../src';
import { describeTerm } from '../../../src/model/peer-term';
import { chartIn, deploymentOf, find, shopOf } from '../../patterns/cases';
import { appOn, LETSENCRYPT } from '../../support/platforms';

const { KubernetesIngress, HaproxyIngress } = haproxy;

function on(controller: IIngressController): App {
  return appOn(new Platform({
    cni: Cni.enforcing('calico'),
    issuer: LETSENCRYPT,
    apiServerCidrs: ['10.0.0.1/32'],
    nodeCidrs: ['192.168.10.0/24'],
    exposures: { public: Exposure.onIngress(controller) },
  }));
}

function annotationsOf(app: App, name = 'shop'): object | undefined {
  return find(app, `Ingress shop/${name}`).metadata.annotations;
}

function said(app: App, id: string): string[] {
  return Findings.of(app).all.filter((finding) => finding.id === id).map(({ sentence }) => sentence);
}

describe('data plane', () => {
  test.each<[string, IIngressController, string, number[]]>([
    ['G7 HAProxy Technologies\' chart', new KubernetesIngress(),
      'pods app.kubernetes.io/instance=haproxy-kubernetes-ingress, app.kubernetes.io/name=kubernetes-ingress in namespace haproxy-controller', [8080, 8443]],
    ['G7 its manifest', new KubernetesIngress({ podLabels: { run: 'haproxy-ingress' } }), 'pods run=haproxy-ingress in namespace haproxy-controller', [8080, 8443]],
    ['G7 the community\'s chart', new HaproxyIngress(),
      'pods app.kubernetes.io/instance=haproxy-ingress, app.kubernetes.io/name=haproxy-ingress in namespace ingress-controller', [80, 443]],
    ['another release elsewhere, on other ports', new HaproxyIngress({ releaseName: 'edge', namespaceName: 'infra', httpPort: 8000, httpsPort: 8400 }),
      'pods app.kubernetes.io/instance=edge, app.kubernetes.io/name=haproxy-ingress in namespace infra', [8000, 8400]],
    ['N9 the host network, where no label is looked at', new HaproxyIngress({ hostNetwork: true }), 'the cluster\'s nodes', [80, 443]],
  ])('%s', (_, { ingressController: { _dataPlane: { peer, ports } } }, expected, expectedPorts) => {
    expect(describeTerm(peer)).toBe(expected);
    expect(ports).toEqual(expectedPorts);
  });

  test('both are of class haproxy, or of the one they are given', () => {
    expect([new KubernetesIngress(), new HaproxyIngress(), new HaproxyIngress({ ingressClassName: 'edge' })].map(({ ingressController }) => ingressController.ingressClassName))
      .toEqual(['haproxy', 'haproxy', 'edge']);
  });

  test('where their namespace is isolated by the same app, they are reached by everyone, and reach the API server they watch', () => {
    const app = on(new KubernetesIngress());
    new SecureNamespace(new Chart(app, 'controllers', { namespace: 'haproxy-controller' }), 'Ns');
    shopOf(chartIn(app));
    const { ingress, egress } = find(app, 'NetworkPolicy haproxy-controller/allow-haproxy').spec;
    expect(ingress).toEqual([{ ports: [{ port: 8080, protocol: 'TCP' }, { port: 8443, protocol: 'TCP' }] }]);
    expect(egress).toContainEqual({ to: [{ ipBlock: { cidr: '10.0.0.1/32' } }], ports: [{ port: 443, protocol: 'TCP' }, { port: 6443, protocol: 'TCP' }] });
  });
});

describe('HAProxy Technologies', () => {
  test('the redirect, which needs no asking, names the port that clients use', () => {
    const app = on(new KubernetesIngress());
    shopOf(chartIn(app));
    expect(annotationsOf(app)).toEqual({ 'haproxy.org/ssl-redirect-port': '443' });
  });

  test.each<[AppProtocol, object]>([
    [AppProtocol.WEBSOCKET, {}],
    [AppProtocol.H2C, { 'haproxy.org/server-proto': 'h2' }],
    [AppProtocol.GRPC, { 'haproxy.org/server-proto': 'h2' }],
    [AppProtocol.HTTPS, { 'haproxy.org/server-ssl': 'true' }],
  ])('%s', (protocol, expected) => {
    const app = on(new KubernetesIngress());
    shopOf(chartIn(app), { protocol });
    expect(annotationsOf(app)).toEqual({ 'haproxy.org/ssl-redirect-port': '443', ...expected });
  });

  test('an exact path beside a prefix of that very path is said to be in doubt, and no other', () => {
    const doubts = (path: string, pathMatch?: PathMatch) => {
      const app = on(new KubernetesIngress());
      const chart = chartIn(app);
      const shop = shopOf(chart);
      shop.addRoute('Prefix', { path: '/api', workload: deploymentOf(chart, 'api') });
      shop.addRoute('Other', { path, pathMatch, workload: deploymentOf(chart, 'other') });
      return said(app, 'SamePathTwice');
    };
    expect(doubts('/api', PathMatch.EXACT)).toEqual([
      'HAProxy keeps exact paths and prefixes in one list, so a request for exactly shop.example.com/api may go where the prefix of that name leads',
    ]);
    expect(doubts('/', PathMatch.EXACT)).toEqual([]);
    expect(doubts('/api/v1', PathMatch.EXACT)).toEqual([]);
    expect(doubts('/api/v1')).toEqual([]);
  });
});

describe('the community', () => {
  test.each<[AppProtocol, object | undefined]>([
    [AppProtocol.HTTP, undefined],
    [AppProtocol.WEBSOCKET, undefined],
    [AppProtocol.H2C, { 'haproxy-ingress.github.io/backend-protocol': 'h2' }],
    [AppProtocol.GRPC, { 'haproxy-ingress.github.io/backend-protocol': 'h2' }],
    [AppProtocol.HTTPS, { 'haproxy-ingress.github.io/backend-protocol': 'h1-ssl' }],
    [AppProtocol.TLS_PASSTHROUGH, { 'haproxy-ingress.github.io/ssl-passthrough': 'true' }],
  ])('%s', (protocol, expected) => {
    const app = on(new HaproxyIngress());
    shopOf(chartIn(app), { protocol });
    expect(annotationsOf(app)).toEqual(expected);
  });
});

describe.each<[string, () => IIngressController]>([
  ['HAProxy Kubernetes Ingress Controller', () => new KubernetesIngress()], ['HAProxy Ingress', () => new HaproxyIngress()],
])('%s', (name, controller) => {
  test('without a redirect it redirects all the same, and says so; gRPC, which follows none, hears nothing', () => {
    const sentences = (more: object) => {
      const app = on(controller());
      shopOf(chartIn(app), more);
      return said(app, 'RedirectsAnyway');
    };
    expect(sentences({ redirect: false })).toEqual([expect.stringMatching(`^${name} redirects http for shop.example.com to https, and the app asked that it is not answered`)]);
    expect(sentences({ protocol: AppProtocol.GRPC })).toEqual([]);
    expect(sentences({ tls: false })).toEqual([]);
    expect(sentences({})).toEqual([]);
  });

  test('the solver of HTTP-01 needs its class alone', () => {
    expect(Exposure.onIngress(controller())._http01Solver).toEqual({ ingress: { ingressClassName: 'haproxy' } });
  });

  test('refuses to check a backend, for it could not', () => {
    const app = on(controller());
    expect(() => shopOf(chartIn(app), { protocol: AppProtocol.HTTPS, backendTls: { serverName: 'shop.internal' } })).toThrow(
      `ProtocolNotServed: ${name} cannot serve HTTPS: it takes any certificate of a backend, and this one should be checked; use a way in that checks it, or leave backendTls out and accept that nobody does`);
  });
});

test('a passed-through app has no certificate of ours and no redirect', () => {
  const app = on(new KubernetesIngress());
  const shop: ExposedApp = shopOf(chartIn(app), { protocol: AppProtocol.TLS_PASSTHROUGH });
  expect(annotationsOf(app)).toEqual({ 'haproxy.org/ssl-passthrough': 'true' });
  expect(shop.certificates).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['no props', null, 'InvalidProps: haproxy.HaproxyProps must be an object, got nothing'],
  ['a namespace', { namespaceName: 'A' }, 'InvalidName: namespace name must be a DNS label'],
  ['a class', { ingressClassName: 'A' }, 'InvalidName: class must be DNS labels joined by "."'],
  ['labels', { podLabels: {} }, 'InvalidSelector: a selector must name one label or more, got an empty map'],
  ['a release', { releaseName: 'a b' }, 'InvalidLabel: value of label "app.kubernetes.io/instance"'],
  ['N15 port 0', { httpPort: 0 }, 'InvalidPort: port must be a whole number from 1 to 65535, got 0'],
  ['N9 labels of pods on the host network', { hostNetwork: true, podLabels: { a: 'b' } },
    'InvalidController: pods on the host network are found by no selector, got podLabels with hostNetwork; leave one out'],
])('refuses %s that is none', (_, props, message) => {
  for (const make of [() => new KubernetesIngress(props as object), () => new HaproxyIngress(props as object)]) expect(make).toThrow(message);
});
