import { App } from 'cdk8s';
import {
  AppProtocol, envoygateway, ExposedApp, Findings, Gateway, GatewayOptions, IGateway, Listener, RouteNamespaces, SecureNamespace, TlsIngress,
} from '../../src';
import { chartIn, find, namesIn, secured, serviceOf, shopOf } from '../patterns/cases';
import { appOn, gatewayPlatform, LETSENCRYPT_DNS } from '../support/platforms';

const ALL = RouteNamespaces.all();
const controller = new envoygateway.EnvoyGateway();

function referenced(options: Partial<GatewayOptions>): IGateway {
  return Gateway.fromName('public', { namespaceName: 'edge', controller, listeners: [Listener.http({ routeNamespaces: ALL })], ...options });
}

/** A shop in namespace `shop`, on a Gateway that is only referenced. */
function shopOn(options: Partial<GatewayOptions>, more: { gatewayApiVersion?: string } = {}): App {
  const app = appOn(gatewayPlatform(referenced(options), more));
  shopOf(secured(app));
  return app;
}

/** A shop in namespace `shop`, on a Gateway `edge/public` of the same app. */
function shopOnOwned(options: Partial<GatewayOptions> = {}, more: { gatewayApiVersion?: string } = {}): App {
  const app = new App();
  const gateway = new Gateway(chartIn(app, 'edge'), 'Public', { controller, listeners: [Listener.http({ routeNamespaces: ALL })], ...options });
  gatewayPlatform(gateway, more).applyTo(app);
  shopOf(secured(app));
  return app;
}

/** Who ends TLS for the shop: where its route attaches, and which Certificates are written. */
function owner(app: App): [object, string[]] {
  return [find(app, 'HTTPRoute shop/shop').spec.parentRefs, namesIn(app).filter((name) => name.startsWith('Certificate'))];
}

function preconditions(app: App): string[] {
  return Findings.of(app).all.filter(({ id }) => id === 'MustAlreadyBeSo').map(({ sentence }) => sentence);
}

const onListener = (sectionName: string) => [{ name: 'public', namespace: 'edge', sectionName }];
const ON_SET = [{ kind: 'ListenerSet', name: 'shop', sectionName: 'https' }];
const http = Listener.http({ routeNamespaces: ALL });

describe('in this order', () => {
  test('a listener that serves the host: no Certificate, although ListenerSets were taken', () => {
    const listeners = [http, Listener.https({ hostname: '*.example.com', routeNamespaces: ALL })];
    expect(owner(shopOn({ listeners, listenerSets: ALL }))).toEqual([onListener('https'), []]);
  });

  test('a ListenerSet of the app, where the Gateway takes them, although it is of this app', () => {
    expect(owner(shopOn({ listenerSets: ALL }))).toEqual([ON_SET, ['Certificate shop/shop-tls']]);
    expect(owner(shopOnOwned({ listenerSets: ALL }))).toEqual([ON_SET, ['Certificate shop/shop-tls']]);
  });

  test('a listener added to a Gateway of this app, with a Certificate beside the Gateway', () => {
    const app = shopOnOwned();
    expect(owner(app)).toEqual([onListener('https-shop.example.com'), ['Certificate edge/shop.example.com-tls']]);
    expect(find(app, 'Gateway edge/public').spec.listeners[1]).toEqual({
      name: 'https-shop.example.com',
      hostname: 'shop.example.com',
      port: 443,
      protocol: 'HTTPS',
      tls: { certificateRefs: [{ name: 'shop.example.com-tls' }] },
      allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } } },
    });
  });

  test('else it is refused, with what the Gateway has', () => {
    expect(() => shopOn({})).toThrow('NoListener: Gateway edge/public must have an HTTPS listener for shop.example.com that admits routes of namespace "shop", '
      + 'got HTTPS listeners: none; give it a listener that does, or let it take ListenerSets of this namespace (Gateway API 1.5)  [shop/Shop]');
    expect(() => shopOn({ listeners: [http, Listener.https({ hostname: '*.example.org' })] })).toThrow(
      'got HTTPS listeners: https for *.example.org, routes from same; give it');
  });
});

describe('listeners', () => {
  test('the most specific one that serves the host is taken', () => {
    const listeners = [http, ...[undefined, '*.com', 'shop.example.com', '*.example.com'].map((hostname, i) =>
      Listener.https({ hostname, listenerName: `l${i}`, routeNamespaces: ALL }))];
    expect(owner(shopOn({ listeners }))[0]).toEqual(onListener('l2'));
    expect(owner(shopOn({ listeners: listeners.filter(({ listenerName }) => listenerName !== 'l2') }))[0]).toEqual(onListener('l3'));
  });

  test('the one on the public port is taken, however specific another is', () => {
    const alternative = Listener.https({ hostname: 'shop.example.com', listenerName: 'alternative', port: 8443, routeNamespaces: ALL });
    const broad = Listener.https({ listenerName: 'broad', routeNamespaces: ALL });
    expect(owner(shopOn({ listeners: [http, alternative, broad] }))[0]).toEqual(onListener('broad'));
    expect(owner(shopOn({ listeners: [http, alternative] }))[0]).toEqual(onListener('alternative'));
  });

  test('a wildcard listener takes deeper names, whose certificate is a precondition', () => {
    const app = shopOn({ listeners: [http, Listener.https({ hostname: '*.com', routeNamespaces: ALL })] });
    expect(owner(app)).toEqual([onListener('https'), []]);
    expect(preconditions(app)).toEqual(['the certificate of listener https must hold for shop.example.com']);
    expect(preconditions(shopOn({ listeners: [http, Listener.https({ hostname: '*.example.com', routeNamespaces: ALL })] }))).toEqual([]);
  });

  test('G1 a listener admits its own namespace unless told otherwise', () => {
    expect(() => shopOn({ listeners: [http, Listener.https()] })).toThrow(/^NoListener: .* got HTTPS listeners: https for every host, routes from same; /);
    const app = appOn(gatewayPlatform(referenced({ listeners: [Listener.http(), Listener.https()] })));
    shopOf(chartIn(app, 'edge'));
    expect(find(app, 'HTTPRoute edge/shop').spec.parentRefs).toEqual([{ name: 'public', sectionName: 'https' }]);
  });

  test('a listener for all hosts is no way around a more specific one that does not admit us, on the same port', () => {
    const specific = Listener.https({ hostname: '*.example.com', listenerName: 'specific' });
    const broad = (port?: number) => Listener.https({ listenerName: 'broad', routeNamespaces: ALL, port });
    expect(() => shopOn({ listeners: [http, specific, broad()] })).toThrow(/^NoListener/);
    expect(() => shopOn({ listeners: [http, specific, broad(443)] })).toThrow(/^NoListener/);
    expect(owner(shopOn({ listeners: [http, specific, broad(8443)] }))[0]).toEqual(onListener('broad'));
    expect(owner(shopOn({ listeners: [http, specific, broad()], listenerSets: ALL }))[0]).toEqual(ON_SET);
  });

  test('G3 refuses a ListenerSet for the very host of a listener that does not admit us', () => {
    const listeners = [http, Listener.https({ hostname: 'shop.example.com', secretName: 'shop' })];
    expect(() => shopOn({ listeners, listenerSets: ALL })).toThrow(/^NoListener: .* https for shop\.example\.com, routes from same; /);
    expect(() => shopOnOwned({ listeners })).toThrow(/^NoListener/);
  });

  test.each<[string, RouteNamespaces, boolean]>([
    ['all', ALL, true],
    ['same', RouteNamespaces.same(), false],
    ['named', RouteNamespaces.named('web', 'shop'), true],
    ['named otherwise', RouteNamespaces.named('web'), false],
    ['the name as a label', RouteNamespaces.labels({ 'kubernetes.io/metadata.name': 'shop' }), true],
    ['the name as a label, otherwise', RouteNamespaces.labels({ 'kubernetes.io/metadata.name': 'web' }), false],
  ])('G1 routes from %s', (_, routeNamespaces, admitted) => {
    const listeners = [http, Listener.https({ routeNamespaces })];
    if (admitted) expect(preconditions(shopOn({ listeners }))).toEqual([]);
    else expect(() => shopOn({ listeners })).toThrow(/^NoListener/);
    if (admitted) expect(owner(shopOn({ listenerSets: routeNamespaces }))[0]).toEqual(ON_SET);
    else expect(() => shopOn({ listenerSets: routeNamespaces })).toThrow(/^NoListener/);
  });

  test('labels that nobody showed us become a precondition', () => {
    const routeNamespaces = RouteNamespaces.labels({ exposed: 'true' });
    const onRoutes = shopOn({ listeners: [Listener.http({ routeNamespaces }), Listener.https({ routeNamespaces })] });
    expect(preconditions(onRoutes)).toEqual([
      'namespace shop must carry the labels exposed=true for listener http', 'namespace shop must carry the labels exposed=true for listener https',
    ]);
    expect(Findings.of(onRoutes).all).toMatchObject([{ path: 'shop/Shop', severity: 'warning' }, { mend: 'see to it there, and acknowledge it' }]);
    expect(preconditions(shopOn({ listenerSets: routeNamespaces }))).toEqual(['namespace shop must carry the labels exposed=true for its ListenerSet']);
  });

  test('plain http needs an HTTP listener that admits us', () => {
    const chart = chartIn(appOn(gatewayPlatform(referenced({ listeners: [Listener.http({ hostname: '*.example.org' })] }))));
    expect(() => shopOf(chart, { tls: false })).toThrow(
      'NoListener: Gateway edge/public must have an HTTP listener for shop.example.com that admits routes of namespace "shop", '
      + 'got HTTP listeners: http for *.example.org, routes from same; give it an HTTP listener that does  [shop/Shop]');
  });

  test('the redirect names only hosts that a plain listener serves, on the listeners that do', () => {
    const listeners = [
      Listener.http({ hostname: 'shop.example.com', listenerName: 'a', routeNamespaces: ALL }),
      Listener.http({ hostname: '*.example.org', listenerName: 'b', routeNamespaces: ALL }),
    ];
    const app = appOn(gatewayPlatform(referenced({ listeners, listenerSets: ALL }), { issuer: LETSENCRYPT_DNS }));
    const shop = shopOf(chartIn(app));
    shop.addRoute('Org', { hostname: 'shop.example.org' });
    shop.addRoute('Net', { hostname: 'shop.example.net' });
    expect(find(app, 'HTTPRoute shop/shop-https-redirect').spec).toMatchObject({
      hostnames: ['shop.example.com', 'shop.example.org'], parentRefs: [...onListener('a'), ...onListener('b')],
    });
  });
});

describe('ListenerSets', () => {
  test.each(['1.4', 'v1.4.2', '0.8'])('G5 Gateway API %s has none', (gatewayApiVersion) => {
    expect(() => shopOn({ listenerSets: ALL }, { gatewayApiVersion })).toThrow(/^NoListener/);
    expect(owner(shopOnOwned({ listenerSets: ALL }, { gatewayApiVersion }))[0]).toEqual(onListener('https-shop.example.com'));
  });

  test.each(['1.5', '1.6.1', '2.0'])('G5 Gateway API %s has them', (gatewayApiVersion) => {
    expect(owner(shopOn({ listenerSets: ALL }, { gatewayApiVersion }))[0]).toEqual(ON_SET);
  });

  test('G3 a Gateway takes none unless it says so, and says so in its document', () => {
    expect(find(shopOnOwned(), 'Gateway edge/public').spec).not.toHaveProperty('allowedListeners');
    expect(find(shopOnOwned({ listenerSets: RouteNamespaces.named('b', 'a') }, {}), 'Gateway edge/public').spec.allowedListeners).toEqual({
      namespaces: { from: 'Selector', selector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['a', 'b'] }] } },
    });
  });

  test('G3 a route names the kind of its ListenerSet, one Secret serves all its hosts', () => {
    const app = appOn(gatewayPlatform(referenced({ listenerSets: ALL }), { issuer: LETSENCRYPT_DNS }));
    const chart = chartIn(app);
    new TlsIngress(chart, 'Site', { service: serviceOf(chart, 'site'), hostnames: ['example.com', '*.example.com'] });
    expect(find(app, 'HTTPRoute shop/site').spec.parentRefs.map(({ kind }: any) => kind)).toEqual(['ListenerSet', 'ListenerSet']);
    expect(find(app, 'ListenerSet shop/site').spec.listeners.map(({ name, tls }: any) => [name, tls.certificateRefs])).toEqual([
      ['https-wildcard.example.com', [{ name: 'site-tls' }]], ['https', [{ name: 'site-tls' }]],
    ]);
  });
});

describe('a Gateway of this app', () => {
  test('T1 its Certificate\'s solver is let in beside the Gateway, where that namespace is secured', () => {
    const app = new App();
    const edge = chartIn(app, 'edge');
    const gateway = new Gateway(edge, 'Public', { controller, listeners: [http] });
    gatewayPlatform(gateway).applyTo(app);
    new SecureNamespace(edge, 'Ns');
    shopOf(secured(app));
    expect(namesIn(app).filter((name) => name.includes('acme'))).toEqual(['NetworkPolicy edge/allow-acme-http01']);
  });

  test('two apps with one host share its listener; the first has its Certificate written', () => {
    const app = new App();
    const gateway = new Gateway(chartIn(app, 'edge'), 'Public', { controller, listeners: [http] });
    gatewayPlatform(gateway).applyTo(app);
    const chart = chartIn(app);
    const [shop, api] = ['/', '/api'].map((path, i) => new ExposedApp(chart, `App${i}`, { image: 'a', port: 80, hostname: 'shop.example.com', path }));
    expect([shop.certificates.length, api.certificates.length]).toEqual([1, 0]);
    expect(find(app, 'Gateway edge/public').spec.listeners).toHaveLength(2);
    expect(find(app, 'HTTPRoute shop/app1').spec.parentRefs).toEqual(onListener('https-shop.example.com'));
  });

  test('refuses the listener that would be its 65th', () => {
    const app = new App();
    const gateway = new Gateway(chartIn(app, 'edge'), 'Public', { controller, listeners: [http] });
    gatewayPlatform(gateway).applyTo(app);
    const made = (i: number) => new ExposedApp(chartIn(app, `n${i}`), 'Shop', { image: 'a', port: 80, hostname: `h${i}.com` });
    for (let i = 1; i < 64; i++) made(i);
    expect(() => made(64)).toThrow('TooManyListeners: Gateway edge/public must have at most 64 listeners, got one more for h64.com; '
      + 'let it take ListenerSets, or give it a listener that serves several hosts  [n64/Shop]');
  });

  test('hosts that differ by a dash and a dot, or by a wildcard, have listeners and Secrets of their own', () => {
    const app = new App();
    const gateway = new Gateway(chartIn(app, 'edge'), 'Public', { controller, listeners: [http] });
    gatewayPlatform(gateway, { issuer: LETSENCRYPT_DNS }).applyTo(app);
    const chart = chartIn(app);
    const hostnames = ['a-b.example.com', 'a.b.example.com', '*.example.com', 'wildcard.example.com', `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(50)}.com`];
    const door = new TlsIngress(chart, 'Site', { service: serviceOf(chart, 'site'), hostnames });
    expect(door.certificates).toHaveLength(5);
    const added = find(app, 'Gateway edge/public').spec.listeners.slice(1);
    expect(new Set(added.map(({ name }: any) => name)).size).toBe(5);
    expect(new Set(added.map(({ tls }: any) => tls.certificateRefs[0].name)).size).toBe(5);
    for (const { name, tls } of added) for (const each of [name, tls.certificateRefs[0].name]) expect(each.length).toBeLessThanOrEqual(253);
  });
});

describe('limits of an HTTPRoute', () => {
  const many = (n: number) => Array.from({ length: n }, (_, i) => `h${i}.example.com`);
  const door = (n: number) => {
    const chart = chartIn(appOn(gatewayPlatform(referenced({ listenerSets: ALL }))));
    return new TlsIngress(chart, 'Site', { service: serviceOf(chart, 'site'), hostnames: many(n) });
  };

  test('16 hosts and 16 rules are let through', () => {
    const made = door(16);
    for (let i = 1; i < 16; i++) made.addRoute(`R${i}`, { service: made.node.scope!.node.findChild('site-service'), path: `/${i}` });
    expect(made.routes).toHaveLength(2);
  });

  test('refuses more hosts', () => {
    expect(() => door(17)).toThrow('TooManyRoutes: an HTTPRoute must have at most 16 hostnames, got 17; move some to an app of their own  [shop/Site]');
  });

  test('refuses more hosts to redirect, although each has a route of its own', () => {
    const shop = shopOf(chartIn(appOn(gatewayPlatform(referenced({ listenerSets: ALL })))));
    many(15).forEach((hostname, i) => shop.addRoute(`R${i}`, { hostname, path: `/${i}` }));
    expect(() => shop.addRoute('Last', { hostname: 'last.example.com', path: '/last' })).toThrow(/^TooManyRoutes: an HTTPRoute must have at most 16 hostnames, got 17; /);
  });

  test('refuses more rules', () => {
    const shop = shopOf(chartIn(appOn(gatewayPlatform(referenced({ listenerSets: ALL })))));
    for (let i = 1; i < 16; i++) shop.addRoute(`R${i}`, { path: `/${i}` });
    expect(() => shop.addRoute('Last', { path: '/last' })).toThrow(/^TooManyRoutes: an HTTPRoute must have at most 16 rules, got 17; .* {2}\[shop\/Shop\]$/);
  });
});

test.each([{ tlsSecretName: 'mine' }, { tlsSecretExists: true }])('refuses %p where a Gateway of this app ends TLS', (props) => {
  const app = new App();
  const gateway = new Gateway(chartIn(app, 'edge'), 'Public', { controller, listeners: [http] });
  gatewayPlatform(gateway).applyTo(app);
  expect(() => new ExposedApp(chartIn(app, 'shop'), 'Shop', { image: 'x', port: 80, hostname: 'shop.example.com', ...props }))
    .toThrow(/^SecretOfAnotherNamespace: .*leave tlsSecretName and tlsSecretExists out.*\[shop\/Shop\]$/);
});

test.each([
  [AppProtocol.TLS_PASSTHROUGH, undefined, 'TLSRoute', '1.4'], [AppProtocol.HTTPS, { serverName: 'shop.internal' }, 'BackendTLSPolicy', '1.3'],
] as const)('G5 refuses %s where the platform\'s Gateway API is too old for what it needs', (protocol, backendTls, kind, gatewayApiVersion) => {
  const gateway = Gateway.fromName('public', {
    namespaceName: 'edge',
    controller,
    listeners: [Listener.https({ routeNamespaces: ALL }), Listener.tlsPassthrough({ hostname: 'shop.example.com', routeNamespaces: ALL })],
  });
  const chart = chartIn(appOn(gatewayPlatform(gateway, { gatewayApiVersion })));
  expect(() => shopOf(chart, { protocol, backendTls })).toThrow(`GatewayApiTooOld: a ${kind} needs Gateway API`);
});

test.each(['before', 'after'])('labels that this app gives its own namespace need nobody else, said %s the app', (when) => {
  const routeNamespaces = RouteNamespaces.labels({ exposed: 'true' });
  const app = appOn(gatewayPlatform(referenced({ listeners: [Listener.http({ routeNamespaces })], listenerSets: routeNamespaces })));
  const chart = chartIn(app);
  if (when === 'before') new SecureNamespace(chart, 'Ns', { labels: { exposed: 'true' } });
  shopOf(chart);
  if (when === 'after') new SecureNamespace(chart, 'Ns', { labels: { exposed: 'true' } });
  expect(preconditions(app)).toEqual([]);
});

test('a namespace of this app without the labels is still said to need them', () => {
  const routeNamespaces = RouteNamespaces.labels({ exposed: 'true' });
  const app = appOn(gatewayPlatform(referenced({ listeners: [Listener.http({ routeNamespaces })], listenerSets: routeNamespaces })));
  shopOf(secured(app));
  expect(preconditions(app)).toHaveLength(2);
});
