import { ApiObject, App, Chart } from 'cdk8s';
import { envoygateway, ExposedApp, Gateway, Listener, Port, presets, Reachability, RouteNamespaces, SecureNamespace, Verdict } from '../../src';
import { secured, shopOf } from '../patterns/cases';
import { appOn, gatewayPlatform, LETSENCRYPT } from '../support/platforms';
import { app as pods, deployment, namespace, networkPolicy, ofObjects, ports, service } from './yaml';

const SERVICE = service('web', { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] });
const WEB = [deployment('web'), SERVICE];
const CLOSED = networkPolicy('web', { ...pods('web'), policyTypes: ['Ingress'], ingress: [{ from: [pods('other')] }] });

function ingress(backend: object = { service: { name: 'web', port: { name: 'http' } } }): object {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { ingressClassName: 'nginx', rules: [{ host: 'www.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }] },
  };
}

function gateway(more: object = {}, spec: object = {}): object {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'public', namespace: 'edge' },
    spec: { gatewayClassName: 'x', listeners: [{ name: 'http', port: 80, protocol: 'HTTP', ...more }], ...spec },
  };
}

function route(spec: object = {}, kind = 'HTTPRoute', home = 'shop'): object {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind,
    metadata: { name: 'web', namespace: home },
    spec: { parentRefs: [{ name: 'public', namespace: 'edge' }], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }], ...spec },
  };
}

const OPEN = { allowedRoutes: { namespaces: { from: 'All' } } };

function exposed(objects: readonly object[], options = {}): Array<{ verdict: Verdict; reasons: string[]; preconditions: string[]; text: string }> {
  const read = ofObjects(objects, options);
  expect(read.findings).toEqual([]);
  return read.exposed().map((path) => ({ ...path, text: path.toString().split('\n')[0] }));
}

describe('an app of ours', () => {
  test('on an Ingress: through the platform\'s proxies, if their namespace lets them', () => {
    const app = appOn(new presets.K3s({ issuer: LETSENCRYPT }));
    shopOf(secured(app)).addRoute('Api', { path: '/api' });
    const paths = Reachability.of(app).exposed().filter(({ listener }) => !listener.includes('redirect'));
    expect(paths.map(String)).toEqual(['/', '/api'].map((path) => [
      `Ingress shop/shop of class traefik, shop.example.com${path} → shop/Deployment/shop on TCP 8080: allowed`,
      '  if namespace kube-system, where it isolates, lets the outside reach Traefik on TCP 8000,8443, and them reach shop/Deployment/shop on TCP 8080',
    ].join('\n')));
    expect(JSON.parse(paths[0].toJson())).toMatchObject({ hostname: 'shop.example.com', workload: 'shop/Deployment/shop', verdict: 'allowed' });
  });

  test('on a Gateway that somebody else wrote: what it must admit', () => {
    const app = appOn(gatewayPlatform());
    shopOf(secured(app));
    const [path] = Reachability.of(app).exposed();
    expect([path.verdict, path.listener]).toEqual([Verdict.ALLOWED, 'ListenerSet shop/shop listener https']);
    expect(path.preconditions[0]).toBe('Gateway edge/public must admit ListenerSets of namespace shop');
    expect(path.preconditions[1]).toMatch(/^namespace envoy-gateway-system, where it isolates, lets the outside reach .* on TCP 10080,10443/);
  });

  test('on a Gateway of the same app, whose namespace is isolated and holds the proxies', () => {
    const app = new App();
    const edge = new Chart(app, 'edge', { namespace: 'edge' });
    const own = new Gateway(edge, 'Public', {
      controller: new envoygateway.EnvoyGateway({ deployType: envoygateway.DeployType.GATEWAY_NAMESPACE }),
      listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() })],
    });
    gatewayPlatform(own).applyTo(app);
    new SecureNamespace(edge, 'Ns');
    new ExposedApp(secured(app), 'Shop', { image: 'x', port: 8080, hostname: 'shop.example.com', tls: false });
    const [path] = Reachability.of(app).exposed();
    // The app writes what its proxies need to live in a namespace that it isolates.
    expect([path.verdict, path.reasons]).toEqual([Verdict.ALLOWED, []]);
  });

  test('P1 a policy that forgets the proxies closes the door', () => {
    const app = appOn(new presets.K3s({ issuer: LETSENCRYPT }));
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    shopOf(chart);
    const policy = networkPolicy('forgetful', { podSelector: {}, ingress: [{ from: [pods('other')] }] }) as { spec: object };
    new ApiObject(chart, 'Policy', { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'forgetful' }, spec: policy.spec } as never);
    const [path] = Reachability.of(app).exposed();
    expect([path.verdict, path.reasons]).toEqual([Verdict.DENIED, ['shop/NetworkPolicy/forgetful (shop/Policy) isolates, and no rule allows TCP 8080']]);
  });
});

describe('an Ingress of somebody\'s', () => {
  test('whose proxies nobody knows reaches open pods', () => {
    const [path] = exposed([...WEB, ingress()]);
    expect([path.text, path.preconditions]).toEqual([
      'Ingress shop/web of class nginx, www.example.com/ → shop/Deployment/web on TCP 8080: allowed',
      ['the proxies of Ingress shop/web of class nginx are reached from outside, and let out to shop/Deployment/web on TCP 8080'],
    ]);
  });
  test('and of pods that let in only some, nobody can tell', () => {
    const [path] = exposed([...WEB, CLOSED, ingress()]);
    expect([path.verdict, path.reasons[0]]).toEqual([Verdict.UNDETERMINED, expect.stringContaining('nobody said whose proxies they are')]);
  });
  test('of pods that let in nobody, it is sure', () => {
    expect(exposed([...WEB, networkPolicy('deny', pods('web')), ingress()])[0].verdict).toBe(Verdict.DENIED);
  });
  test('to a Service without pods or addresses leads nobody knows where', () => {
    const [path] = exposed([service('web', { ports: [{ name: 'http', port: 80 }] }), ingress()]);
    expect([path.verdict, path.reasons]).toEqual([Verdict.UNDETERMINED, ['nobody showed what is behind shop/Service/web']]);
  });
  test.each([
    ['a port the Service has not', { service: { name: 'web', port: { number: 81 } } }, Verdict.DENIED, 'shop/Service/web has no port 81'],
    ['a Service nobody showed', { service: { name: 'gone', port: { number: 80 } } }, Verdict.UNDETERMINED, 'nobody showed shop/Service/gone'],
  ])('that names %s', (_, backend, verdict, reason) => {
    const [path] = exposed([...WEB, ingress(backend)]);
    expect([path.verdict, path.reasons]).toEqual([verdict, [reason]]);
  });
});

describe('a route attaches', () => {
  const at = (objects: object[], options?: object) => exposed([...WEB, namespace('shop', { team: 'web' }), ...objects], options)
    .map(({ verdict, reasons, preconditions }) => [verdict, ...reasons, ...preconditions.filter((each) => !each.startsWith('the proxies'))].join('; '));

  test.each<[string, object[], string[]]>([
    ['where the listener admits its namespace', [gateway(OPEN), route()], ['allowed']],
    ['G1 not where nothing is said: that is Same', [gateway(), route()], ['denied; listener http of edge/Gateway/public admits Same, not namespace shop']],
    ['by labels of its namespace', [gateway({ allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { team: 'web' } } } } }), route()], ['allowed']],
    ['not by labels it has not', [gateway({ allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { team: 'x' } } } } }), route()],
      ['denied; listener http of edge/Gateway/public admits namespaces team=x, not namespace shop']],
    ['at the listener it names', [gateway(OPEN), route({ parentRefs: [{ name: 'public', namespace: 'edge', sectionName: 'http' }] })], ['allowed']],
    ['not at one of other names', [gateway({ ...OPEN, hostname: '*.example.org' }), route({ hostnames: ['www.example.com'] })], []],
    ['and is refused by the one it names', [
      gateway({ ...OPEN, hostname: '*.example.org' }), route({ hostnames: ['www.example.com'], parentRefs: [{ name: 'public', namespace: 'edge', sectionName: 'http' }] }),
    ], ['denied; listener http of edge/Gateway/public serves *.example.org, and the route none of that']],
    ['not at a listener of another protocol', [
      gateway({ ...OPEN, protocol: 'TLS' }), route({ parentRefs: [{ name: 'public', namespace: 'edge', sectionName: 'http' }] }),
    ], ['denied; listener http of edge/Gateway/public speaks TLS, which takes no HTTPRoute']],
    ['of any kind', [gateway(OPEN), route({}, 'GRPCRoute')], ['allowed']],
    ['to a Gateway nobody showed', [route({ hostnames: ['a.example.com'] })], ['allowed; Gateway edge/public must exist, admit routes of namespace shop and serve a.example.com']],
    ['without backends to nobody', [gateway(OPEN), route({ rules: [{ filters: [{ type: 'RequestRedirect' }] }] })], []],
  ])('%s', (_, objects, expected) => expect(at(objects)).toEqual(expected));

  test('hosts and paths are those both sides serve', () => {
    const objects = [gateway({ ...OPEN, hostname: '*.example.com' }), route({
      hostnames: ['a.example.com', 'a.example.org'], rules: [{ matches: [{ path: { value: '/x' } }, { headers: [] }], backendRefs: [{ name: 'web', port: 80 }] }],
    })];
    expect(exposed([...WEB, ...objects]).map(({ text }) => text.split(' → ')[0])).toEqual([
      'Gateway edge/public listener http, a.example.com/', 'Gateway edge/public listener http, a.example.com/x',
    ]);
  });

  describe('G2 to a backend of another namespace', () => {
    const other = [gateway(OPEN), route({}, 'HTTPRoute', 'front')].map((each) => each);
    const backend = route({ rules: [{ backendRefs: [{ name: 'web', namespace: 'shop', port: 80 }] }] }, 'HTTPRoute', 'front');
    const grant = (from: string) => ({
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      kind: 'ReferenceGrant',
      metadata: { name: 'g', namespace: 'shop' },
      spec: { from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: from }], to: [{ group: '', kind: 'Service' }] },
    });
    test('if its namespace grants it', () => expect(at([other[0], backend, grant('front')])).toEqual(['allowed']));
    test('not if it does not', () => {
      expect(at([other[0], backend, grant('elsewhere')])).toEqual(['denied; no ReferenceGrant lets front/HTTPRoute/web refer to Services of shop']);
    });
    test('where nobody showed its namespace, that is what must be so', () => {
      expect(exposed([...WEB, other[0], backend])[0].preconditions[0]).toBe('a ReferenceGrant in namespace shop must let a HTTPRoute of front refer to Service web');
    });
  });

  describe('G3 through a ListenerSet', () => {
    const set = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'ListenerSet',
      metadata: { name: 'set', namespace: 'shop' },
      spec: { parentRef: { name: 'public', namespace: 'edge' }, listeners: [{ name: 'https', port: 443, protocol: 'HTTPS', hostname: 'a.example.com' }] },
    };
    const viaSet = route({ parentRefs: [{ kind: 'ListenerSet', name: 'set' }] });
    test('if the Gateway admits it', () => expect(at([gateway({}, { allowedListeners: { namespaces: { from: 'All' } } }), set, viaSet])).toEqual(['allowed']));
    test('not otherwise: nothing said is None', () => {
      expect(at([gateway(), set, viaSet])).toEqual(['denied; Gateway edge/public admits no ListenerSet of namespace shop']);
    });
  });
});

describe('N12 a load balancer', () => {
  const office = networkPolicy('office', { ...pods('web'), ingress: [{ from: [{ ipBlock: { cidr: '203.0.113.0/24' } }] }] });
  const balancer = (spec: object = {}) => service('web', { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }], ...spec });
  const verdictOf = (spec: object, options: object = { nodeCidrs: ['192.168.7.0/24'] }) => exposed([deployment('web'), balancer(spec), office], options)[0];

  test('reaches open pods', () => {
    expect(exposed([deployment('web'), balancer()])[0].text).toBe('LoadBalancer shop/web, */ → shop/Deployment/web on TCP 8080: allowed');
  });
  test('that hides its clients does not reach pods that admit an address range', () => {
    const path = verdictOf({});
    expect([path.verdict, path.reasons[0]]).toEqual([Verdict.DENIED, expect.stringContaining('externalTrafficPolicy Cluster')]);
  });
  test('that shows them reaches for those in the range', () => expect(verdictOf({ externalTrafficPolicy: 'Local' }).verdict).toBe(Verdict.PARTLY_ALLOWED));
  test('that admits only those reaches for all it admits', () => {
    expect(verdictOf({ externalTrafficPolicy: 'Local', loadBalancerSourceRanges: ['203.0.113.0/28'] }).verdict).toBe(Verdict.ALLOWED);
  });
});

describe('N16 in an ambient mesh', () => {
  const meshed = (open: number) => ofObjects([
    namespace('shop', { 'istio.io/dataplane-mode': 'ambient' }), deployment('web'), deployment('api'), deployment('out', 'other'),
    networkPolicy('api', { ...pods('api'), ingress: [{ ports: [{ port: open }] }] }),
  ]);
  test('the tunnel\'s port opens every TCP port, and no other port opens one', () => {
    expect([15008, 8080].map((port) => ports(meshed(port), 'shop/Deployment/web', 'shop/Deployment/api'))).toEqual(['all TCP', 'no ports']);
  });
  test('from outside the mesh, ports are what they say', () => {
    meshed(8080).expectAllowed('other/Deployment/out', 'shop/Deployment/api', Port.tcp(8080));
  });
  test('pods may leave it', () => {
    const left = { ...deployment('web') } as { spec: { template: { metadata: { labels: object } } } };
    left.spec.template.metadata.labels = { 'app': 'web', 'istio.io/dataplane-mode': 'none' };
    const read = ofObjects([namespace('shop', { 'istio.io/dataplane-mode': 'ambient' }), left, deployment('api'), networkPolicy('api', { ...pods('api'), ingress: [{ ports: [{ port: 8080 }] }] })]);
    expect(ports(read, 'shop/Deployment/web', 'shop/Deployment/api')).toBe('TCP 8080');
  });
});
