import { Chart, Testing } from 'cdk8s';
import {
  envoygateway, Exposure, Gateway, GatewayProps, HTTPRoute, HTTPRouteProps, Listener, ListenerOptions, ListenerSet, ListenerSetProps, PathMatch,
  ReferenceGrant, ReferenceGrantProps, RouteNamespaces, Service, traefik,
} from '../../src';
import { chartIn, serviceOf } from '../patterns/cases';
import { appOn, gatewayPlatform, publicGateway, sharedGateway } from '../support/platforms';

const controller = new envoygateway.EnvoyGateway();

function specOf(chart: Chart, kind: string): any {
  return Testing.synth(chart).find((object) => object.kind === kind).spec;
}

describe('Gateway', () => {
  const gatewayOf = (props: Partial<GatewayProps>, chart = chartIn(appOn(), 'edge')) => ({
    chart, gateway: new Gateway(chart, 'PublicGate', { controller, listeners: [Listener.http()], ...props }),
  });

  test('is written with its class and listeners, and no defaults', () => {
    const { chart, gateway } = gatewayOf({ listeners: [Listener.http(), Listener.https({ secretName: 'edge-tls', hostname: '*.example.com', port: 8443 })] });
    expect(Testing.synth(chart)).toEqual([{
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'public-gate', namespace: 'edge' },
      spec: {
        gatewayClassName: 'eg',
        listeners: [
          { name: 'http', port: 80, protocol: 'HTTP' },
          { name: 'https', hostname: '*.example.com', port: 8443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'edge-tls' }] } },
        ],
      },
    }]);
    expect(gateway.gatewayRef.toString()).toBe('edge/public-gate');
  });

  test('G1 whom listeners and ListenerSets are taken from is spelled out where it is not the default', () => {
    const from = (routeNamespaces: RouteNamespaces) =>
      specOf(gatewayOf({ listeners: [Listener.http({ routeNamespaces })], listenerSets: routeNamespaces }).chart, 'Gateway');
    expect(from(RouteNamespaces.same()).allowedListeners).toEqual({ namespaces: { from: 'Same' } });
    expect(from(RouteNamespaces.same()).listeners[0]).not.toHaveProperty('allowedRoutes');
    expect(from(RouteNamespaces.all()).listeners[0].allowedRoutes).toEqual({ namespaces: { from: 'All' } });
    expect(from(RouteNamespaces.labels({ b: '2', a: '1' })).listeners[0].allowedRoutes.namespaces)
      .toEqual({ from: 'Selector', selector: { matchLabels: { a: '1', b: '2' } } });
    expect(specOf(gatewayOf({ listenerSets: RouteNamespaces.none() }).chart, 'Gateway')).not.toHaveProperty('allowedListeners');
  });

  test('names, namespace and class can be given', () => {
    const { chart } = gatewayOf({ gatewayName: 'g', namespaceName: 'other', gatewayClassName: 'own' });
    expect(Testing.synth(chart)[0]).toMatchObject({ metadata: { name: 'g', namespace: 'other' }, spec: { gatewayClassName: 'own' } });
  });

  test.each<[string, Partial<GatewayProps>, string]>([
    ['no controller', { controller: undefined as never },
      'InvalidGateway: a Gateway must have a controller that serves Gateways, got nothing; give for example new envoygateway.EnvoyGateway()'],
    ['a controller of Ingresses', { controller: { gatewayController: new traefik.Traefik().ingressController } as never }, 'got an object; give'],
    ['no listener', { listeners: [] }, 'InvalidGateway: a Gateway must have 1 to 64 listeners of its own, got 0; give them, such as Listener.http()'],
    ['no list of listeners', { listeners: undefined as never }, 'InvalidGateway: a Gateway must have 1 to 64 listeners of its own, got nothing; give them'],
    ['65 listeners', { listeners: Array.from({ length: 65 }, (_, i) => Listener.http({ listenerName: `l${i}`, port: i + 1 })) }, 'got 65; give them'],
    ['a listener that is none', { listeners: [{ port: 80 } as never] },
      'InvalidGateway: listeners must be made with Listener.http or Listener.https, got an object; make it so'],
    ['one name twice', { listeners: [Listener.http(), Listener.http({ port: 8080 })] },
      'InvalidGateway: listeners of a Gateway must differ in name, and in protocol, port or hostname, got name "http" twice; change one'],
    ['one port and host twice', { listeners: [Listener.http(), Listener.http({ listenerName: 'b', port: 80 })] },
      'got HTTP on port 80 for every host twice; change one'],
    ['TLS without a Secret', { listeners: [Listener.https()] },
      'InvalidGateway: listener https ends TLS and must have a secretName, got none; give the Secret of a Certificate in this namespace'],
    ['ListenerSets of a Traefik that has none', { controller: new traefik.Traefik(), listenerSets: RouteNamespaces.all() },
      'InvalidGateway: traefik.io/gateway-controller must serve ListenerSets for them to attach, and this version does not; leave listenerSets out'],
    ['a name that is none', { gatewayName: 'A' }, 'InvalidName: gateway name must be DNS labels joined by ".", at most 253 characters, got "A"; use'],
    ['a namespace that is none', { namespaceName: 'a.b' }, 'InvalidName: namespace name must be a DNS label'],
    ['a class that is none', { gatewayClassName: 'A_B' }, 'InvalidName: class must be DNS labels'],
  ])('refuses %s', (_, props, message) => {
    expect(() => gatewayOf(props)).toThrow(message);
    expect(() => gatewayOf(props)).toThrow(/ {2}\[edge\/PublicGate\]$/);
  });

  test('refuses a Gateway without a namespace', () => {
    expect(() => gatewayOf({}, new Chart(appOn(), 'bare'))).toThrow(
      'NoNamespace: a Gateway must have a namespace, and its chart has none; give namespaceName or the chart a namespace  [bare/PublicGate]');
  });

  test('refuses a referenced Gateway that nobody could attach to', () => {
    expect(() => Gateway.fromName('public', { controller, listeners: [Listener.http()] } as never)).toThrow(/^InvalidName: namespace name must be .* got nothing/);
    expect(() => Gateway.fromName('public', { namespaceName: 'edge', controller, listeners: [] })).toThrow(/^InvalidGateway: a Gateway must have 1 to 64/);
  });

  test.each<[string, ListenerOptions, string]>([
    ['a port', { port: 0 }, 'InvalidPort'],
    ['a hostname', { hostname: 'a_b' }, 'InvalidHostname: hostname must be a DNS name, got "a_b"'],
    ['a name', { listenerName: 'HTTP' }, 'InvalidName: listener name must be'],
  ])('refuses a listener with %s that is none', (_, options, message) => {
    expect(() => Listener.http(options)).toThrow(message);
    expect(() => Listener.https(options)).toThrow(message);
    expect(() => Listener.https({ secretName: 'A' })).toThrow('InvalidName: Secret name must be');
  });

  test('refuses namespaces by no label and no name', () => {
    expect(() => RouteNamespaces.labels({})).toThrow(/^InvalidSelector/);
    expect(() => RouteNamespaces.labels(undefined as never)).toThrow(/^InvalidSelector/);
    expect(() => RouteNamespaces.named()).toThrow(/^Invalid/);
  });

  test('listeners and namespaces are said as a person says them', () => {
    expect(String(Listener.http())).toBe('http for every host, routes from same');
    expect(String(Listener.https({ hostname: '*.a.com', routeNamespaces: RouteNamespaces.labels({ a: '1' }) }))).toBe('https for *.a.com, routes from namespaces a=1');
  });
});

describe('ListenerSet', () => {
  const setOf = (props: Partial<ListenerSetProps>, namespace = 'shop', platform = gatewayPlatform()) => {
    const chart = chartIn(appOn(platform), namespace);
    return { chart, set: new ListenerSet(chart, 'Extra', { gateway: publicGateway(), listeners: [Listener.https({ secretName: 'extra-tls' })], ...props }) };
  };

  test('is written in its own namespace, for a Gateway of another', () => {
    const { chart, set } = setOf({ listenerSetName: 'more' });
    expect(Testing.synth(chart)).toEqual([{
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'ListenerSet',
      metadata: { name: 'more', namespace: 'shop' },
      spec: {
        parentRef: { name: 'public', namespace: 'edge' },
        listeners: [{ name: 'https', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'extra-tls' }] } }],
      },
    }]);
    expect([set.listenerSetName, set.namespaceName]).toEqual(['more', 'shop']);
    expect(specOf(setOf({}, 'edge').chart, 'ListenerSet').parentRef).toEqual({ name: 'public' });
  });

  test.each<[string, Partial<ListenerSetProps>, string]>([
    ['no Gateway', { gateway: undefined as never }, 'NotAGateway: a Gateway must be a Gateway of this app or one from Gateway.fromName, got nothing; pass one'],
    ['a Gateway that takes none', { gateway: sharedGateway() },
      'InvalidListenerSet: Gateway edge/shared must take ListenerSets of namespace "shop" (and Gateway API be 1.5 or newer), '
      + 'got ListenerSets from none; widen the Gateway\'s listenerSets'],
    ['no listeners', { listeners: [] }, 'InvalidListenerSet: a ListenerSet must have 1 to 64 listeners of its own, got 0; give them'],
    ['one name twice', { listeners: [Listener.http(), Listener.http({ port: 81 })] }, 'InvalidListenerSet: listeners of a ListenerSet must differ in name'],
    ['TLS without a Secret', { listeners: [Listener.https()] }, 'InvalidListenerSet: listener https ends TLS and must have a secretName, got none; give one'],
    ['a name that is none', { listenerSetName: 'A' }, 'InvalidName: ListenerSet name must be'],
  ])('refuses %s', (_, props, message) => {
    expect(() => setOf(props)).toThrow(message);
    expect(() => setOf(props)).toThrow(/ {2}\[shop\/Extra\]$/);
  });

  test('G5 refuses Gateway API 1.4', () => {
    expect(() => setOf({}, 'shop', gatewayPlatform(undefined, { gatewayApiVersion: '1.4' }))).toThrow(/^InvalidListenerSet/);
  });
});

describe('HTTPRoute', () => {
  const routeOf = (props: Partial<HTTPRouteProps> = {}) => {
    const chart = chartIn(appOn());
    const service = serviceOf(chart, 'web');
    return { chart, route: new HTTPRoute(chart, 'WebRoute', { gateway: publicGateway(), hostnames: ['b.com', 'a.com'], rules: [{ service }], ...props }) };
  };

  test('is written as it is said, and nothing comes with it', () => {
    const chart = chartIn(appOn());
    const service = serviceOf(chart, 'web', [{ name: 'web', port: 80 }, { name: 'admin', port: 81 }]);
    const route = new HTTPRoute(chart, 'WebRoute', {
      gateway: publicGateway(),
      sectionName: 'https',
      hostnames: ['b.com', 'a.com'],
      rules: [{ service, servicePort: 81, path: '/x', pathMatch: PathMatch.EXACT }, { service, servicePort: 80 }],
    });
    expect(Testing.synth(chart).filter(({ kind }) => kind !== 'Service')).toEqual([{
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'web-route', namespace: 'shop' },
      spec: {
        parentRefs: [{ name: 'public', namespace: 'edge', sectionName: 'https' }],
        hostnames: ['a.com', 'b.com'],
        rules: [
          { backendRefs: [{ name: 'web', port: 80 }] },
          { matches: [{ path: { type: 'Exact', value: '/x' } }], backendRefs: [{ name: 'web', port: 81 }] },
        ],
      },
    }]);
    expect(route.routeName).toBe('web-route');
  });

  test('G3 a route to a ListenerSet says its kind', () => {
    const chart = chartIn(appOn());
    const listenerSet = new ListenerSet(chart, 'Extra', { gateway: publicGateway(), listeners: [Listener.http()] });
    new HTTPRoute(chart, 'R', { listenerSet, hostnames: ['a.com'], rules: [{ service: serviceOf(chart, 'web') }] });
    expect(specOf(chart, 'HTTPRoute').parentRefs).toEqual([{ kind: 'ListenerSet', name: 'extra' }]);
    const elsewhere = chartIn(chart.node.root as never, 'other');
    new HTTPRoute(elsewhere, 'R', { listenerSet, hostnames: ['a.com'], rules: [{ service: serviceOf(elsewhere, 'web') }] });
    expect(specOf(elsewhere, 'HTTPRoute').parentRefs).toEqual([{ kind: 'ListenerSet', name: 'extra', namespace: 'shop' }]);
  });

  test('G2 a Service of another namespace grants it, once a Service, in its own namespace', () => {
    const app = appOn();
    const other = chartIn(app, 'other');
    const [a, b] = ['a', 'b'].map((name) => serviceOf(other, name));
    const chart = chartIn(app);
    new HTTPRoute(chart, 'R', {
      gateway: publicGateway(), hostnames: ['a.com'], rules: [{ service: a }, { service: b, path: '/b' }, { service: a, path: '/c' }, { service: serviceOf(chart, 'own'), path: '/d' }],
    });
    const grants = Testing.synth(other).filter(({ kind }) => kind === 'ReferenceGrant');
    expect(grants.map(({ metadata }) => metadata)).toEqual([{ name: 'shop-r-to-a', namespace: 'other' }, { name: 'shop-r-to-b', namespace: 'other' }]);
    expect(grants[0]).toMatchObject({
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      spec: { from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }], to: [{ group: '', kind: 'Service', name: 'a' }] },
    });
    expect(specOf(chart, 'HTTPRoute').rules.map(({ backendRefs }: any) => backendRefs[0].namespace)).toEqual(['other', 'other', 'other', undefined]);
  });

  test('G2 refuses a route across namespaces of which one is unknown', () => {
    const app = appOn();
    const bare = new Chart(app, 'bare');
    const chart = chartIn(app);
    const made = (scope: Chart, service: Chart) => new HTTPRoute(scope, 'R', { gateway: publicGateway(), hostnames: ['a.com'], rules: [{ service: serviceOf(service, 'web') }] });
    expect(() => made(chart, bare)).toThrow('NoNamespace: a route across namespaces needs both named, got "shop" to Service web in ""; '
      + 'give the chart without one a namespace  [shop/R]');
    expect(() => made(bare, chart)).toThrow(/^NoNamespace: .* got "" to Service web in "shop"; .*\[bare\/R\]$/);
  });

  test.each<[string, Partial<HTTPRouteProps>, string]>([
    ['no hosts', { hostnames: [] }, 'InvalidRoute: an HTTPRoute must have 1 to 16 hostnames, got 0; give them'],
    ['no list of hosts', { hostnames: undefined as never }, 'InvalidRoute: an HTTPRoute must have 1 to 16 hostnames, got none; give them'],
    ['17 hosts', { hostnames: Array.from({ length: 17 }, (_, i) => `h${i}.com`) }, 'InvalidRoute: an HTTPRoute must have 1 to 16 hostnames, got 17'],
    ['no rules', { rules: [] }, 'InvalidRoute: an HTTPRoute must have 1 to 16 rules, got 0'],
    ['a rule without a Service', { rules: [{} as never] }, 'NotAService: a construct must hold exactly one Service to be adopted, got none; pass the Service itself'],
    ['a rule that is none', { rules: [undefined as never] }, 'NotAService'],
    ['no parent', { gateway: undefined }, 'InvalidRoute: an HTTPRoute must attach to a gateway or to a listenerSet, got none; give one'],
    ['a parent that is none', { gateway: {} as never }, 'NotAGateway: a Gateway must be a Gateway of this app or one from Gateway.fromName, got an object; pass one'],
    ['a host that is none', { hostnames: ['a_b'] }, 'InvalidHostname'],
    ['a name that is none', { routeName: 'A' }, 'InvalidName: route name must be'],
    ['a listener name that is none', { sectionName: 'A' }, 'InvalidName: listener name must be'],
  ])('refuses %s', (_, props, message) => {
    expect(() => routeOf(props)).toThrow(message);
    expect(() => routeOf(props)).toThrow(/ {2}\[shop\/WebRoute\]$/);
  });

  test('refuses two parents, one path twice, and a port that is not there', () => {
    const chart = chartIn(appOn());
    const service = new Service(chart, 'Web', { selector: { app: 'web' }, ports: [{ port: 80 }] });
    const listenerSet = new ListenerSet(chart, 'Extra', { gateway: publicGateway(), listeners: [Listener.http()] });
    const made = (id: string, props: Partial<HTTPRouteProps>) => () => new HTTPRoute(chart, id, { gateway: publicGateway(), hostnames: ['a.com'], rules: [{ service }], ...props });
    expect(made('A', { listenerSet })).toThrow('InvalidRoute: an HTTPRoute must attach to a gateway or to a listenerSet, got both; give one  [shop/A]');
    expect(made('B', { rules: [{ service }, { service }] })).toThrow('SameRoute: two routes must differ in host or path, got a.com / Prefix twice');
    expect(made('C', { rules: [{ service, servicePort: 81 }] })).toThrow('UnclearBackendPort: Service web must have TCP port 81, got 80; correct servicePort');
  });
});

describe('ReferenceGrant', () => {
  const grantOf = (props: Partial<ReferenceGrantProps>) => {
    const chart = chartIn(appOn());
    new ReferenceGrant(chart, 'FromEdge', { sourceNamespace: 'edge', ...props });
    return Testing.synth(chart)[0];
  };

  test('G2 lets HTTPRoutes of a namespace refer to every Service of this one', () => {
    expect(grantOf({})).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      kind: 'ReferenceGrant',
      metadata: { name: 'from-edge', namespace: 'shop' },
      spec: { from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'edge' }], to: [{ group: '', kind: 'Service' }] },
    });
  });

  test('kinds, target and name can be given', () => {
    expect(grantOf({ sourceKind: 'Gateway', targetKind: 'Secret', targetName: 'tls', grantName: 'g' })).toMatchObject({
      metadata: { name: 'g' }, spec: { from: [{ kind: 'Gateway' }], to: [{ kind: 'Secret', name: 'tls' }] },
    });
  });

  test.each<[string, Partial<ReferenceGrantProps>, string]>([
    ['a target kind that routes do not refer to', { targetKind: 'ConfigMap' }, 'InvalidGrant: targetKind must be Service or Secret, got "ConfigMap"; correct it'],
    ['no namespace', { sourceNamespace: undefined as never }, 'InvalidName: namespace name must be a DNS label of at most 63 characters, got nothing'],
    ['a target that is none', { targetName: 'A' }, 'InvalidName: target name must be'],
    ['a name that is none', { grantName: 'A' }, 'InvalidName: grant name must be'],
  ])('refuses %s', (_, props, message) => {
    expect(() => grantOf(props)).toThrow(message);
    expect(() => grantOf(props)).toThrow(/ {2}\[shop\/FromEdge\]$/);
  });
});

describe('Exposure', () => {
  test('refuses what is neither controller nor Gateway', () => {
    expect(() => Exposure.onIngress(undefined as never)).toThrow(
      'InvalidExposure: onIngress must be given a controller that serves Ingresses, got nothing; give for example new traefik.Traefik()');
    expect(() => Exposure.onIngress(controller as never)).toThrow(/^InvalidExposure: .* got an object/);
    expect(() => Exposure.onGateway(undefined as never)).toThrow(/^NotAGateway: .* got nothing; pass one$/);
    expect(() => Exposure.onGateway(new traefik.Traefik() as never)).toThrow(/^NotAGateway/);
  });

  test('G4 refuses HTTP-01 through a Gateway without an HTTP listener', () => {
    const gateway = Gateway.fromName('public', { namespaceName: 'edge', controller, listeners: [Listener.https()] });
    expect(() => Exposure.onGateway(gateway)._http01Solver).toThrow(
      'NoListener: Gateway edge/public must have an HTTP listener for HTTP-01, got none; give it one, or use DNS-01');
    expect(Exposure.onIngress(new traefik.Traefik({ ingressClassName: 'inner' }))._http01Solver).toEqual({ ingress: { ingressClassName: 'inner' } });
  });
});

test('refuses a listener that admits nobody', () => {
  expect(() => Listener.http({ routeNamespaces: RouteNamespaces.none() })).toThrow('InvalidListener: listener "http" must admit routes from somewhere');
});

test('a route\'s name may have points, and its grant is named after it', () => {
  const app = appOn();
  const posts = new Service(new Chart(app, 'blog', { namespace: 'blog' }), 'Posts', { selector: { app: 'posts' }, ports: [{ port: 80 }] });
  const gateway = Gateway.fromName('public', { namespaceName: 'edge', controller: new traefik.Traefik(), listeners: [Listener.http()] });
  new HTTPRoute(new Chart(app, 'shop', { namespace: 'shop' }), 'R', {
    routeName: 'front.route', gateway, hostnames: ['a.example.com'], rules: [{ service: posts }],
  });
  expect(app.synthYaml()).toMatch(/name: shop-front-route-[0-9a-f]{8}-to-posts/);
});

test.each(['*', '', '1abc', 'a'.repeat(64)])('refuses the kind %p of those who refer', (sourceKind) => {
  const chart = new Chart(appOn(), 'shop', { namespace: 'shop' });
  expect(() => new ReferenceGrant(chart, 'G', { sourceNamespace: 'blog', sourceKind })).toThrow(/^InvalidGrant: sourceKind must be a kind.*\[shop\/G\]$/);
});

test('callers of a Gateway written here reach the port of the listeners that apps add', () => {
  const app = appOn();
  const edge = new Gateway(new Chart(app, 'edge', { namespace: 'edge' }), 'Public', { controller, listeners: [Listener.http()] });
  expect(Exposure.onGateway(edge)._dataPlanes.map(({ ports }) => ports)).toEqual([[10080, 10443]]);
});
