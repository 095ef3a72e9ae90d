import { App, Chart } from 'cdk8s';
import { AppProtocol, Challenge, Cni, ClusterIssuer, Exposure, Findings, Gateway, IGateway, kong, Listener, PathMatch, Platform, RouteNamespaces, SecureNamespace, TlsIngress } from '../../../src';
import { describeTerm } from '../../../src/model/peer-term';
import { chartIn, deploymentOf, find, namesIn, serviceOf, shopOf } from '../../patterns/cases';
import { appOn } from '../../support/platforms';

const { KongChart, KongIngressController } = kong;
const BOTH = [
  ['Ingress', (props: kong.KongIngressControllerProps) => Exposure.onIngress(new KongIngressController(props)), 'Ingress shop/shop'],
  ['Gateway', (props: kong.KongIngressControllerProps) => Exposure.onGateway(gatewayOf(props)), 'HTTPRoute shop/shop'],
] as const;

function gatewayOf(props: kong.KongIngressControllerProps = {}): IGateway {
  const routeNamespaces = RouteNamespaces.all();
  return Gateway.fromName('public', {
    namespaceName: 'edge', controller: new KongIngressController(props), listeners: [Listener.http({ routeNamespaces }), Listener.https({ routeNamespaces })],
  });
}

function on(exposure: Exposure): App {
  return appOn(new Platform({
    cni: Cni.enforcing('calico'),
    apiServerCidrs: ['10.0.0.1/32'],
    nodeCidrs: ['192.168.10.0/24'],
    exposures: { public: exposure },
    issuer: ClusterIssuer.fromName('letsencrypt', { challenges: [Challenge.HTTP01, Challenge.DNS01] }),
  }));
}

function said(app: App, id: string): string[] {
  return Findings.of(app).all.filter((finding) => finding.id === id).map(({ sentence }) => sentence);
}

describe('data plane', () => {
  test.each<[string, kong.KongIngressControllerProps, string]>([
    ['G7 the proxies of the chart kong/ingress', {},
      'pods app.kubernetes.io/component=app, app.kubernetes.io/instance=kong, app.kubernetes.io/name=gateway in namespace kong'],
    ['G7 those of the chart kong/kong', { chart: KongChart.KONG, releaseName: 'edge', namespaceName: 'infra' },
      'pods app.kubernetes.io/component=app, app.kubernetes.io/instance=edge, app.kubernetes.io/name=kong in namespace infra'],
    ['labels as given', { podLabels: { app: 'kong' } }, 'pods app=kong in namespace kong'],
    ['N9 the host network, where no label is looked at', { hostNetwork: true }, 'the cluster\'s nodes'],
  ])('%s', (_, props, expected) => {
    const { ingressController, gatewayController } = new KongIngressController(props);
    const proxies = gatewayController._proxies({ name: 'public', namespaceName: 'edge', gatewayClassName: 'kong' });
    expect([ingressController._dataPlane.peer, proxies.peer].map(describeTerm)).toEqual([expected, expected]);
  });

  test('G7 a listener has the port of the Service, and callers inside the cluster meet the pod\'s', () => {
    const { gatewayController, ingressController } = new KongIngressController({ httpsPort: 9443 });
    expect([gatewayController._listenerPort(80), gatewayController._listenerPort(443)]).toEqual([80, 443]);
    expect([80, 443, 9000].map((port) => gatewayController._containerPort(port))).toEqual([8000, 9443, 9000]);
    expect(ingressController._dataPlane.ports).toEqual([8000, 9443]);
    expect(gatewayOf().gatewayRef._dataPlane.ports).toEqual([8000, 8443]);
  });

  test('classes and the controller\'s name', () => {
    const { gatewayController, ingressController } = new KongIngressController({ ingressClassName: 'a', gatewayClassName: 'b' });
    expect([ingressController.ingressClassName, gatewayController.gatewayClassName, gatewayController.controllerName]).toEqual(['a', 'b', 'konghq.com/kic-gateway-controller']);
    expect([new KongIngressController().ingressController.ingressClassName, new KongIngressController().gatewayController.gatewayClassName]).toEqual(['kong', 'kong']);
  });

  test.each<[string, kong.KongIngressControllerProps, boolean]>([
    ['proxies that are configured from outside need nothing but backends', {}, false],
    ['proxies with the controller beside them reach the API server', { chart: KongChart.KONG }, true],
  ])('where their namespace is isolated by the same app: %s', (_, props, reach) => {
    const app = on(Exposure.onIngress(new KongIngressController(props)));
    new SecureNamespace(new Chart(app, 'proxies', { namespace: 'kong' }), 'Ns');
    shopOf(chartIn(app));
    const { ingress, egress } = find(app, 'NetworkPolicy kong/allow-kong').spec;
    expect(ingress).toEqual([{ ports: [{ port: 8000, protocol: 'TCP' }, { port: 8443, protocol: 'TCP' }] }]);
    expect(JSON.stringify(egress).includes('10.0.0.1/32')).toBe(reach);
  });
});

describe.each(BOTH)('%s', (kind, exposure, name) => {
  test('https alone, and http redirects; without the redirect http is answered by 426 alone', () => {
    const annotations = (more: object) => {
      const app = on(exposure({}));
      shopOf(chartIn(app), more);
      return find(app, name).metadata.annotations;
    };
    expect(annotations({})).toEqual({ 'konghq.com/protocols': 'https', 'konghq.com/https-redirect-status-code': '301' });
    expect(annotations({ redirect: false })).toEqual({ 'konghq.com/protocols': 'https' });
  });

  test('no second route takes the host for a redirect, which Kong could not tell from the first', () => {
    const app = on(exposure({}));
    shopOf(chartIn(app));
    expect(namesIn(app).filter((each) => /Ingress|Route/.test(each))).toEqual([name]);
  });

  test('gRPC is said to clients by the route, and to pods by the Service; without TLS it needs a port that speaks it', () => {
    const app = on(exposure({}));
    shopOf(chartIn(app), { protocol: AppProtocol.GRPC });
    expect(find(app, name.replace('HTTP', 'GRPC')).metadata.annotations).toEqual({ 'konghq.com/protocols': 'grpcs' });
    expect(find(app, 'Service shop/shop').metadata.annotations).toEqual({ 'konghq.com/protocol': 'grpc' });
    expect(said(app, 'PlainHttp2')).toEqual([]);
    const plain = on(exposure({}));
    shopOf(chartIn(plain), { protocol: AppProtocol.GRPC, tls: false });
    expect(said(plain, 'PlainHttp2')).toEqual(['gRPC without TLS needs HTTP/2 on Kong\'s plain port, which its chart does not turn on']);
  });

  test('HTTPS is said by the Service, and that nobody checks it is said too', () => {
    const app = on(exposure({}));
    shopOf(chartIn(app), { protocol: AppProtocol.HTTPS });
    expect(find(app, 'Service shop/shop').metadata.annotations).toEqual({ 'konghq.com/protocol': 'https' });
    expect(said(app, 'BackendNotVerified')).toHaveLength(1);
    expect(namesIn(app).filter((each) => each.startsWith('BackendTLSPolicy'))).toEqual([]);
  });

  test('paths that hold more than letters are said to be read as patterns, those of gRPC not', () => {
    const read = (path: string, protocol = AppProtocol.HTTP) => {
      const app = on(exposure({}));
      shopOf(chartIn(app), { path, protocol });
      return said(app, 'PathReadAsPattern');
    };
    expect(read('/robots.txt')).toEqual([expect.stringMatching(/^Kong reads shop\.example\.com\/robots\.txt as a regular expression/)]);
    expect(read('/a(b)')).toHaveLength(1);
    expect(read('/api-1/~me_%20')).toEqual([]);
    expect(read('/shop.Cart', AppProtocol.GRPC)).toEqual([]);
  });

  test('an exact path beside a prefix of that very path is said to be in doubt, and no other', () => {
    const doubts = (path: string, pathMatch?: PathMatch) => {
      const app = on(exposure({}));
      const chart = chartIn(app);
      const shop = shopOf(chart);
      shop.addRoute('Prefix', { path: '/api', workload: deploymentOf(chart, 'api') });
      shop.addRoute('Other', { path, pathMatch, workload: deploymentOf(chart, 'other') });
      return said(app, 'SamePathTwice');
    };
    expect(doubts('/api', PathMatch.EXACT)).toEqual([
      'Kong makes one pattern of an exact path and of a prefix, so a request for exactly shop.example.com/api may go where the prefix of that name leads',
    ]);
    expect(doubts('/', PathMatch.EXACT)).toEqual([]);
    expect(doubts('/api/v1')).toEqual([]);
  });

  test(`a wildcard is said to be deeper than asked where it is (${kind})`, () => {
    const app = on(exposure({}));
    const chart = chartIn(app);
    new TlsIngress(chart, 'Site', { service: serviceOf(chart, 'site'), hostnames: ['example.com', '*.example.com'] });
    expect(said(app, 'WildcardAnyDepth')).toEqual(kind === 'Ingress' ? ['Kong takes every name below example.com for *.example.com, however deep'] : []);
  });

  test.each<[AppProtocol, object, string]>([
    [AppProtocol.H2C, {}, 'cannot serve h2c: to backends it speaks HTTP/2 for gRPC alone; let the app speak HTTP/1.1 as well, or gRPC'],
    [AppProtocol.TLS_PASSTHROUGH, {}, 'cannot serve TLS passthrough: it passes TLS through on stream listeners alone'],
    [AppProtocol.HTTPS, { backendTls: { serverName: 'shop.internal' } }, 'leave backendTls out'],
  ])('refuses %s %p', (protocol, more, message) => {
    expect(() => shopOf(chartIn(on(exposure({}))), { protocol, ...more })).toThrow(message);
  });
});

test('a plain app on an Ingress says so, since Kong Gateway need not take http; on a Gateway the listener does', () => {
  const [ingress, route] = BOTH.map(([, exposure, name]) => {
    const app = on(exposure({}));
    shopOf(chartIn(app), { tls: false });
    return find(app, name).metadata.annotations;
  });
  expect(ingress).toEqual({ 'konghq.com/protocols': 'http' });
  expect(route).toBeUndefined();
});

test('the solver of HTTP-01 answers over http, whatever Kong Gateway takes by default', () => {
  expect(BOTH[0][1]({})._http01Solver).toEqual({
    ingress: { ingressClassName: 'kong', ingressTemplate: { metadata: { annotations: { 'konghq.com/protocols': 'http,https' } } } },
  });
  expect(BOTH[1][1]({})._http01Solver).toEqual({ gatewayHTTPRoute: { parentRefs: [{ name: 'public', namespace: 'edge', sectionName: 'http' }] } });
});

test('G3 refuses ListenerSets, which it does not attach', () => {
  expect(() => Gateway.fromName('public', {
    namespaceName: 'edge', controller: new KongIngressController(), listeners: [Listener.http()], listenerSets: RouteNamespaces.all(),
  })).toThrow('InvalidGateway: konghq.com/kic-gateway-controller must serve ListenerSets for them to attach');
});

test.each<[string, unknown, string]>([
  ['no props', null, 'InvalidProps: kong.KongIngressControllerProps must be an object, got nothing'],
  ['a namespace', { namespaceName: 'A' }, 'InvalidName: namespace name must be a DNS label'],
  ['a class of Ingresses', { ingressClassName: 'A' }, 'InvalidName: class must be DNS labels joined by "."'],
  ['a class of Gateways', { gatewayClassName: 'A' }, 'InvalidName: class must be DNS labels joined by "."'],
  ['a chart', { chart: 'gateway' }, 'InvalidChoice: chart must be one of ingress, kong, got "gateway"'],
  ['labels', { podLabels: {} }, 'InvalidSelector: a selector must name one label or more, got an empty map'],
  ['N15 port 0', { httpsPort: 0 }, 'InvalidPort: port must be a whole number from 1 to 65535, got 0'],
  ['N9 labels of pods on the host network', { hostNetwork: true, podLabels: { a: 'b' } },
    'InvalidController: pods on the host network are found by no selector, got podLabels with hostNetwork; leave one out'],
])('refuses %s that is none', (_, props, message) => {
  expect(() => new KongIngressController(props as object)).toThrow(message);
});
