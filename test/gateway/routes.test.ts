import { Chart, Testing } from 'cdk8s';
import {
  BackendTLSPolicy, BackendTLSPolicyProps, GRPCRoute, GRPCRouteProps, Listener, ListenerSet, Service, TLSRoute, TLSRouteProps,
} from '../../src';
import { chartIn, serviceOf } from '../patterns/cases';
import { appOn, gatewayPlatform, publicGateway } from '../support/platforms';

function objectsOf(chart: Chart, kind: string): any[] {
  return Testing.synth(chart).filter((object) => object.kind === kind);
}

function many(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `h${i}.com`);
}

describe('GRPCRoute', () => {
  const routeOf = (props: Partial<GRPCRouteProps> = {}, chart = chartIn(appOn())) => {
    const service = serviceOf(chart, 'cart');
    return { chart, service, route: new GRPCRoute(chart, 'CartRoute', { gateway: publicGateway(), hostnames: ['b.com', 'a.com'], rules: [{ service }], ...props }) };
  };

  test('is written as it is said, and nothing comes with it', () => {
    const chart = chartIn(appOn());
    const service = serviceOf(chart, 'cart', [{ name: 'grpc', port: 80 }, { name: 'admin', port: 81 }]);
    const route = new GRPCRoute(chart, 'CartRoute', {
      gateway: publicGateway(),
      sectionName: 'https',
      hostnames: ['b.com', 'a.com'],
      rules: [
        { service, servicePort: 80, grpcService: 'shop.Cart', grpcMethod: 'Add' },
        { service, servicePort: 80, grpcService: 'shop.Cart' },
        { service, servicePort: 81, grpcMethod: 'Check' },
        { service, servicePort: 80 },
      ],
    });
    expect(Testing.synth(chart).filter(({ kind }) => kind !== 'Service')).toEqual([{
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GRPCRoute',
      metadata: { name: 'cart-route', namespace: 'shop' },
      spec: {
        parentRefs: [{ name: 'public', namespace: 'edge', sectionName: 'https' }],
        hostnames: ['a.com', 'b.com'],
        rules: [
          { backendRefs: [{ name: 'cart', port: 80 }] },
          { matches: [{ method: { method: 'Check' } }], backendRefs: [{ name: 'cart', port: 81 }] },
          { matches: [{ method: { service: 'shop.Cart' } }], backendRefs: [{ name: 'cart', port: 80 }] },
          { matches: [{ method: { service: 'shop.Cart', method: 'Add' } }], backendRefs: [{ name: 'cart', port: 80 }] },
        ],
      },
    }]);
    expect(route.routeName).toBe('cart-route');
  });

  test('G2 a Service of another namespace grants it to routes of this kind', () => {
    const app = appOn();
    const other = chartIn(app, 'other');
    const chart = chartIn(app);
    new GRPCRoute(chart, 'R', { gateway: publicGateway(), hostnames: ['a.com'], rules: [{ service: serviceOf(other, 'cart') }] });
    expect(objectsOf(other, 'ReferenceGrant').map(({ metadata, spec }) => [metadata.name, spec.from, spec.to])).toEqual([[
      'shop-r-to-cart',
      [{ group: 'gateway.networking.k8s.io', kind: 'GRPCRoute', namespace: 'shop' }],
      [{ group: '', kind: 'Service', name: 'cart' }],
    ]]);
    expect(objectsOf(chart, 'GRPCRoute')[0].spec.rules).toEqual([{ backendRefs: [{ name: 'cart', namespace: 'other', port: 80 }] }]);
  });

  test('G3 a route to a ListenerSet says its kind', () => {
    const chart = chartIn(appOn());
    const listenerSet = new ListenerSet(chart, 'Extra', { gateway: publicGateway(), listeners: [Listener.http()] });
    routeOf({ gateway: undefined, listenerSet }, chart);
    expect(objectsOf(chart, 'GRPCRoute')[0].spec.parentRefs).toEqual([{ kind: 'ListenerSet', name: 'extra' }]);
  });

  const service = serviceOf(chartIn(appOn()), 'cart');
  test.each<[string, Partial<GRPCRouteProps>, string]>([
    ['no hosts', { hostnames: [] }, 'InvalidRoute: a GRPCRoute must have 1 to 16 hostnames, got 0; give them'],
    ['17 hosts', { hostnames: many(17) }, 'InvalidRoute: a GRPCRoute must have 1 to 16 hostnames, got 17'],
    ['no rules', { rules: [] }, 'InvalidRoute: a GRPCRoute must have 1 to 16 rules, got 0'],
    ['17 rules', { rules: many(17).map((_, i) => ({ service, grpcMethod: `M${i}` })) }, 'InvalidRoute: a GRPCRoute must have 1 to 16 rules, got 17'],
    ['no parent', { gateway: undefined }, 'InvalidRoute: a GRPCRoute must attach to a gateway or to a listenerSet, got none; give one'],
    ['a service that is none', { rules: [{ service, grpcService: 'shop-cart' }] },
      'InvalidGrpcPath: gRPC services and methods are named with letters, digits, "_" and, for services, ".", in at most 1024 characters, got "shop-cart"; correct it'],
    ['a method that is none', { rules: [{ service, grpcService: 'shop.Cart', grpcMethod: 'Add.All' }] }, 'got "Add.All"; correct it'],
    ['an empty method', { rules: [{ service, grpcMethod: '' }] }, 'got ""; correct it'],
    ['a service of 1025 letters', { rules: [{ service, grpcService: 'a'.repeat(1025) }] }, 'in at most 1024 characters, got "aaaa'],
    ['one method twice', { rules: [{ service, grpcService: 'shop.Cart' }, { service, grpcService: 'shop.Cart' }] },
      'SameRoute: two rules must differ in gRPC service or method, got shop.Cart/ twice; leave one out'],
    ['a host that is none', { hostnames: ['a_b'] }, 'InvalidHostname'],
    ['a name that is none', { routeName: 'A' }, 'InvalidName: route name must be'],
    ['no Service', { rules: [{ service: undefined as never }] }, 'NotAService'],
  ])('refuses %s', (_, props, message) => {
    expect(() => routeOf(props)).toThrow(message);
    expect(() => routeOf(props)).toThrow(/ {2}\[shop\/CartRoute\]$/);
  });
});

describe('TLSRoute', () => {
  const routeOf = (props: Partial<TLSRouteProps> = {}, platform = gatewayPlatform()) => {
    const chart = chartIn(appOn(platform));
    const service = serviceOf(chart, 'db', [{ port: 443, targetPort: 8443 }]);
    return { chart, route: new TLSRoute(chart, 'DbRoute', { gateway: publicGateway(), hostnames: ['b.com', '*.a.com'], service, ...props }) };
  };

  test('is one rule, and nothing comes with it', () => {
    const { chart, route } = routeOf({ sectionName: 'tls' });
    expect(Testing.synth(chart).filter(({ kind }) => kind !== 'Service')).toEqual([{
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'TLSRoute',
      metadata: { name: 'db-route', namespace: 'shop' },
      spec: {
        parentRefs: [{ name: 'public', namespace: 'edge', sectionName: 'tls' }],
        hostnames: ['*.a.com', 'b.com'],
        rules: [{ backendRefs: [{ name: 'db', port: 443 }] }],
      },
    }]);
    expect(route.routeName).toBe('db-route');
  });

  test('has room for 1024 hosts', () => {
    expect(objectsOf(routeOf({ hostnames: many(1024) }).chart, 'TLSRoute')[0].spec.hostnames).toHaveLength(1024);
  });

  test('G2 a Service of another namespace grants it to routes of this kind', () => {
    const app = appOn();
    const other = chartIn(app, 'other');
    new TLSRoute(chartIn(app), 'R', { gateway: publicGateway(), hostnames: ['a.com'], service: serviceOf(other, 'db') });
    expect(objectsOf(other, 'ReferenceGrant')[0].spec.from).toEqual([{ group: 'gateway.networking.k8s.io', kind: 'TLSRoute', namespace: 'shop' }]);
  });

  test('G5 refuses Gateway API 1.4, which has it in no standard version', () => {
    expect(() => routeOf({}, gatewayPlatform(undefined, { gatewayApiVersion: '1.4' }))).toThrow(
      'GatewayApiTooOld: a TLSRoute needs Gateway API 1.5 or newer, got 1.4; update its CRDs, and say so to the platform  [shop/DbRoute]');
    expect(() => routeOf({}, gatewayPlatform(undefined, { gatewayApiVersion: '1.5' }))).not.toThrow();
  });

  test.each<[string, Partial<TLSRouteProps>, string]>([
    ['no hosts', { hostnames: [] }, 'InvalidRoute: a TLSRoute must have 1 to 1024 hostnames, got 0; give them'],
    ['1025 hosts', { hostnames: many(1025) }, 'InvalidRoute: a TLSRoute must have 1 to 1024 hostnames, got 1025'],
    ['an address', { hostnames: ['10.0.0.1'] }, 'InvalidHostname'],
    ['no parent', { gateway: undefined }, 'InvalidRoute: a TLSRoute must attach to a gateway or to a listenerSet, got none; give one'],
    ['a port that is not there', { servicePort: 80 }, 'UnclearBackendPort: Service db must have TCP port 80, got 443; correct servicePort'],
    ['no Service', { service: undefined as never }, 'NotAService'],
  ])('refuses %s', (_, props, message) => {
    expect(() => routeOf(props)).toThrow(message);
    expect(() => routeOf(props)).toThrow(/ {2}\[shop\/DbRoute\]$/);
  });
});

describe('BackendTLSPolicy', () => {
  const policyOf = (props: Partial<BackendTLSPolicyProps> = {}, platform = gatewayPlatform(), ports: object[] = [{ name: 'https', port: 443 }, { name: 'admin', port: 444 }]) => {
    const chart = chartIn(appOn(platform));
    const service = serviceOf(chart, 'web', ports);
    return { chart, policy: new BackendTLSPolicy(chart, 'WebTls', { service, serverName: 'web.internal', ...props }) };
  };
  const specOf = (...args: Parameters<typeof policyOf>) => objectsOf(policyOf(...args).chart, 'BackendTLSPolicy')[0].spec;

  test('checks every port of a Service by the system\'s authorities', () => {
    expect(objectsOf(policyOf().chart, 'BackendTLSPolicy')).toEqual([{
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'BackendTLSPolicy',
      metadata: { name: 'web-tls', namespace: 'shop' },
      spec: { targetRefs: [{ group: '', kind: 'Service', name: 'web' }], validation: { hostname: 'web.internal', wellKnownCACertificates: 'System' } },
    }]);
  });

  test('one port is told by its name; the only port of a Service needs none', () => {
    expect(specOf({ servicePort: 443 }).targetRefs).toEqual([{ group: '', kind: 'Service', name: 'web', sectionName: 'https' }]);
    expect(specOf({ servicePort: 443 }, undefined, [{ port: 443 }]).targetRefs).toEqual([{ group: '', kind: 'Service', name: 'web' }]);
  });

  test('authorities and names are lists without an order', () => {
    expect(specOf({ caConfigMapNames: ['two', 'one', 'two'], subjectAltNames: ['spiffe://cluster.local/ns/shop/sa/web', '*.web.internal'], policyName: 'own' })).toEqual({
      targetRefs: [{ group: '', kind: 'Service', name: 'web' }],
      validation: {
        hostname: 'web.internal',
        caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'one' }, { group: '', kind: 'ConfigMap', name: 'two' }],
        subjectAltNames: [{ type: 'Hostname', hostname: '*.web.internal' }, { type: 'URI', uri: 'spiffe://cluster.local/ns/shop/sa/web' }],
      },
    });
  });

  test('refuses two policies for one port, and one for a Service of another namespace', () => {
    const app = appOn();
    const chart = chartIn(app);
    const service = new Service(chart, 'Web', { selector: { app: 'web' }, ports: [{ name: 'https', port: 443 }] });
    const made = (id: string, servicePort?: number) => new BackendTLSPolicy(chart, id, { service, serverName: 'web.internal', servicePort });
    made('A');
    made('B', 443);
    expect(() => made('C')).toThrow('NameTaken: the BackendTLSPolicy of Service web in "shop" is already written by [shop/A]; of two the older one wins: leave one out  [shop/C]');
    expect(() => made('D', 443)).toThrow('NameTaken: the BackendTLSPolicy of port https of Service web in "shop" is already written by [shop/B]');
    expect(() => new BackendTLSPolicy(chartIn(app, 'other'), 'E', { service, serverName: 'web.internal' })).toThrow(
      'InvalidBackendTls: a BackendTLSPolicy must stand in the namespace of its Service, got one in "other" for web in "shop"; write it in a chart of that namespace  [other/E]');
  });

  test('G5 refuses Gateway API 1.3', () => {
    expect(() => policyOf({}, gatewayPlatform(undefined, { gatewayApiVersion: '1.3' }))).toThrow('GatewayApiTooOld: a BackendTLSPolicy needs Gateway API 1.4 or newer, got 1.3');
  });

  test.each<[string, Partial<BackendTLSPolicyProps>, string]>([
    ['a wildcard to ask for', { serverName: '*.internal' }, 'InvalidHostname: serverName must be one name, got "*.internal"; give a name that is asked for'],
    ['a name that is none', { serverName: 'a_b' }, 'InvalidHostname: hostname must be a DNS name, got "a_b"'],
    ['no ConfigMap', { caConfigMapNames: [] }, 'InvalidBackendTls: caConfigMapNames must be a list of 1 to 8 texts, got 0; leave it out, or correct it'],
    ['9 ConfigMaps', { caConfigMapNames: many(9) }, 'InvalidBackendTls: caConfigMapNames must be a list of 1 to 8 texts, got 9'],
    ['a ConfigMap that is none', { caConfigMapNames: ['A'] }, 'InvalidName: ConfigMap name must be'],
    ['6 names', { subjectAltNames: many(6) }, 'InvalidBackendTls: subjectAltNames must be a list of 1 to 5 texts, got 6'],
    ['a URI without an authority', { subjectAltNames: ['mailto:shop'] }, 'InvalidBackendTls: each of subjectAltNames must be a DNS name or a URI of at most 253 characters, got "mailto:shop"'],
    ['a URI of 254 characters', { subjectAltNames: [`spiffe://${'a'.repeat(245)}`] }, 'InvalidBackendTls: each of subjectAltNames'],
    ['a port that is not there', { servicePort: 80 }, 'UnclearBackendPort: Service web must have TCP port 80, got https 443, admin 444; correct servicePort'],
    ['a policy name that is none', { policyName: 'A' }, 'InvalidName: policy name must be'],
    ['no Service', { service: undefined as never }, 'NotAService'],
  ])('refuses %s', (_, props, message) => {
    expect(() => policyOf(props)).toThrow(message);
    expect(() => policyOf(props)).toThrow(/ {2}\[shop\/WebTls\]$/);
  });
});

test.each([GRPCRoute, TLSRoute, BackendTLSPolicy])('refuses a %p without props', (Made: any) => {
  expect(() => new Made(chartIn(appOn()), 'R', undefined)).toThrow(/^InvalidProps: .* must be an object, got nothing/);
});
