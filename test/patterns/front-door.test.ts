import {
  Challenge, ClusterIssuer, envoygateway, ExposedApp, Gateway, Listener, presets, RouteNamespaces, TlsIngress, traefik,
} from '../../src';
import { appOn, gatewayPlatform, LETSENCRYPT, LETSENCRYPT_DNS, PLATFORMS, sharedGateway } from '../support/platforms';
import { CASES, chartIn, find, namesIn, secured, serviceOf, shopOf, written } from './cases';

const EVERYWHERE = Object.entries(PLATFORMS);
const TRAEFIK = () => new presets.K3s({ issuer: LETSENCRYPT });

describe('ways in, hosts and TLS', () => {
  test('the domain of the platform gives a host', () => {
    const app = appOn(TRAEFIK().derive({ domain: 'eu.example.com' }));
    expect(shopOf(chartIn(app), { hostname: undefined }).url).toBe('https://shop.eu.example.com');
  });

  test('part of the tree may have its own ways in and issuer', () => {
    const cluster = TRAEFIK();
    const app = appOn(cluster);
    const chart = chartIn(app, 'b');
    cluster.derive({ exposures: Object.fromEntries(gatewayPlatform()._exposures), issuer: ClusterIssuer.fromName('ca', { challenges: [] }) }).applyTo(chart);
    shopOf(chart, { hostname: 'b.example.com' });
    shopOf(chartIn(app));
    expect(namesIn(app)).toEqual(expect.arrayContaining(['Ingress shop/shop', 'HTTPRoute b/shop']));
    expect(find(app, 'Certificate b/shop-tls').spec.issuerRef.name).toBe('ca');
  });

  test('an issuer of the app\'s own signs, and by a CA lets no solver in', () => {
    const app = appOn(TRAEFIK());
    shopOf(secured(app), { issuer: ClusterIssuer.fromName('ca', { challenges: [] }) });
    expect(find(app, 'Certificate shop/shop-tls').spec.issuerRef).toEqual({ kind: 'ClusterIssuer', name: 'ca' });
    expect(namesIn(app)).not.toContain('NetworkPolicy shop/allow-acme-http01');
  });

  test('plain http writes no certificate, no redirect and lets no solver in', () => {
    for (const [, platform] of EVERYWHERE) {
      const app = appOn(platform());
      const shop = shopOf(secured(app), { tls: false });
      expect(shop.routes).toHaveLength(1);
      expect(shop.certificates).toEqual([]);
      expect(namesIn(app)).not.toContain('NetworkPolicy shop/allow-acme-http01');
    }
  });

  test('T3 a Secret that somebody else fills may serve several apps, and the one that fills it', () => {
    for (const [name, platform] of EVERYWHERE) {
      const app = appOn(platform());
      const chart = chartIn(app);
      for (const id of ['One', 'Two']) {
        new ExposedApp(chart, id, {
          image: 'a', port: 8080, hostname: `${id.toLowerCase()}.example.com`, tlsSecretName: 'wildcard', tlsSecretExists: true,
        });
      }
      expect(namesIn(app).filter((each) => each.startsWith('Certificate'))).toEqual([]);
      if (name === 'k3s-traefik') expect(find(app, 'Ingress shop/two').spec.tls).toEqual([{ hosts: ['two.example.com'], secretName: 'wildcard' }]);
    }
  });

  test('T3 refuses two apps whose Certificates would write one Secret', () => {
    const chart = chartIn(appOn(TRAEFIK()));
    shopOf(chart);
    expect(() => new ExposedApp(chart, 'Two', { image: 'a', port: 80, hostname: 'two.example.com', tlsSecretName: 'shop-tls' })).toThrow(
      /^NameTaken: the certificate of Secret shop\/shop-tls is already written by \[shop\/Shop\]; .* \[shop\/Two\]$/);
  });

  test('T3 no Ingress carries an annotation that would ask for a second certificate', () => {
    const app = appOn(TRAEFIK());
    CASES.routes(app);
    const annotations = written(app).flatMap(({ metadata }) => Object.keys(metadata.annotations ?? {}));
    expect(annotations.filter((key) => key.includes('cert-manager') || key.includes('tls-acme'))).toEqual([]);
  });

  test('T1 the solver policy names the way in, port 8089 and the namespace of the Certificate', () => {
    const app = appOn(gatewayPlatform());
    shopOf(secured(app));
    const { podSelector, ingress, policyTypes } = find(app, 'NetworkPolicy shop/allow-acme-http01').spec;
    expect(podSelector).toEqual({ matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } });
    expect(policyTypes).toEqual(['Ingress']);
    expect(ingress).toEqual([{
      from: [{
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'envoy-gateway-system' } },
        podSelector: {
          matchLabels: { 'gateway.envoyproxy.io/owning-gateway-name': 'public', 'gateway.envoyproxy.io/owning-gateway-namespace': 'edge' },
        },
      }],
      ports: [{ port: 8089, protocol: 'TCP' }],
    }]);
  });

  test('T2 every path is a Prefix or Exact one, and the redirect a Prefix, which a challenge\'s Exact path beats', () => {
    const app = appOn(TRAEFIK());
    CASES.routes(app);
    const paths = written(app).filter(({ kind }) => kind === 'Ingress')
      .flatMap(({ metadata: { name }, spec }) => spec.rules.flatMap(({ http }: any) => http.paths.map(({ pathType }: any) => [name, pathType])));
    expect(paths.length).toBe(8);
    expect(new Set(paths.map(([, pathType]) => pathType))).toEqual(new Set(['Prefix']));
  });

  test('T4 TLS hosts are the hosts of the rules, and backends stand in the Ingress\'s namespace', () => {
    const app = appOn(TRAEFIK());
    CASES.routes(app);
    const { spec } = find(app, 'Ingress shop/shop');
    expect(spec.tls[0].hosts).toEqual(spec.rules.map(({ host }: any) => host));
    expect(find(app, 'Certificate shop/shop-tls').spec.dnsNames).toEqual(spec.tls[0].hosts);
  });

  test('T5 the class is a field, not the deprecated annotation', () => {
    const app = appOn(TRAEFIK());
    CASES.image(app);
    const ingresses = written(app).filter(({ kind }) => kind === 'Ingress');
    expect(ingresses.map(({ spec }) => spec.ingressClassName)).toEqual(['traefik', 'traefik']);
    expect(JSON.stringify(written(app))).not.toContain('kubernetes.io/ingress.class');
  });
});

describe('claims', () => {
  test('two apps may share a host on an Ingress by their paths', () => {
    const chart = chartIn(appOn(TRAEFIK()));
    shopOf(chart);
    expect(() => new ExposedApp(chart, 'Api', { image: 'a', port: 80, hostname: 'shop.example.com', path: '/api' })).not.toThrow();
  });

  test('two apps may share a host of a Gateway\'s listener by their paths', () => {
    const chart = chartIn(appOn(gatewayPlatform(sharedGateway())));
    shopOf(chart);
    expect(() => new ExposedApp(chart, 'Api', { image: 'a', port: 80, hostname: 'shop.example.com', path: '/api' })).not.toThrow();
  });

  test('G3 refuses two ListenerSets with one host: the older would win', () => {
    const chart = chartIn(appOn(gatewayPlatform()));
    shopOf(chart);
    expect(() => new ExposedApp(chart, 'Api', { image: 'a', port: 80, hostname: 'shop.example.com', path: '/api' })).toThrow(
      'NameTaken: the listener for shop.example.com on Gateway edge/public is already written by [shop/Shop]; '
      + 'add the second path to the first app with addRoute, or give the Gateway a listener for the host  [shop/Api]');
  });

  test.each(EVERYWHERE)('on %s refuses two apps with one host and path', (_, platform) => {
    const app = appOn(platform());
    shopOf(chartIn(app));
    expect(() => shopOf(chartIn(app, 'b'))).toThrow(/^NameTaken: the route shop\.example\.com \/ Prefix on (Ingress class|Gateway) .* is already written by \[shop\/Shop\]; .* \[b\/Shop\]$/);
  });

  test.each(EVERYWHERE)('on %s refuses one host and path twice in an app', (_, platform) => {
    const shop = shopOf(chartIn(appOn(platform())));
    expect(() => shop.addRoute('Again', {})).toThrow(
      /^SameRoute: two routes must differ in host or path, got shop\.example\.com \/ Prefix twice; leave one out or give it another path {2}\[shop\/Shop\]$/);
  });

  test('refuses two apps of one name in a namespace', () => {
    const app = appOn(TRAEFIK());
    shopOf(chartIn(app));
    expect(() => new ExposedApp(chartIn(app, 'shop', 'second'), 'Shop', { image: 'a', port: 80, hostname: 'b.example.com' }))
      .toThrow(/^NameTaken: Deployment shop\/shop is already written by \[shop\/Shop\/Deployment\]/);
  });
});

describe('challenges and redirects on a Gateway', () => {
  const tlsOnly = () => Gateway.fromName('public', {
    namespaceName: 'edge', controller: new traefik.Traefik({ listenerSets: true }), listenerSets: RouteNamespaces.all(), listeners: [Listener.https({ hostname: 'admin.example.com' })],
  });

  test('G4 the redirect is attached to the http listener by its name, and nothing else is', () => {
    const app = appOn(gatewayPlatform());
    shopOf(chartIn(app));
    expect(find(app, 'HTTPRoute shop/shop-https-redirect').spec.parentRefs).toEqual([{ name: 'public', namespace: 'edge', sectionName: 'http' }]);
    expect(find(app, 'HTTPRoute shop/shop').spec.parentRefs).toEqual([{ kind: 'ListenerSet', name: 'shop', sectionName: 'https' }]);
  });

  test('G4 no http listener, no redirect', () => {
    const app = appOn(gatewayPlatform(tlsOnly(), { issuer: LETSENCRYPT_DNS }));
    shopOf(chartIn(app));
    expect(namesIn(app)).not.toContain('HTTPRoute shop/shop-https-redirect');
    expect(namesIn(app)).toContain('Certificate shop/shop-tls');
  });

  test('G4 refuses HTTP-01 alone where no listener answers plain http for the host', () => {
    const chart = chartIn(appOn(gatewayPlatform(tlsOnly())));
    expect(() => shopOf(chart)).toThrow('NoHttp01: clusterissuer/letsencrypt answers for shop.example.com by HTTP-01 alone, which Gateway edge/public cannot: '
      + 'it has no HTTP listener for shop.example.com that admits this namespace; mend that, or use an issuer with DNS-01  [shop/Shop]');
    const elsewhere = ClusterIssuer.fromName('other', { challenges: [Challenge.HTTP01], solverWayIn: gatewayPlatform()._exposures.get('public') });
    expect(() => new ExposedApp(chart, 'Two', { image: 'a', port: 80, hostname: 'two.example.com', issuer: elsewhere })).not.toThrow();
  });

  test('G4 refuses HTTP-01 alone where the http listener admits other namespaces only', () => {
    const gateway = Gateway.fromName('public', {
      namespaceName: 'edge', controller: new envoygateway.EnvoyGateway(), listenerSets: RouteNamespaces.all(), listeners: [Listener.http()],
    });
    expect(() => shopOf(chartIn(appOn(gatewayPlatform(gateway))))).toThrow(/^NoHttp01/);
  });

  test('G4 a solver\'s route is attached to the http listeners by name', () => {
    const gateway = Gateway.fromName('public', {
      namespaceName: 'edge',
      controller: new traefik.Traefik(),
      listeners: [Listener.http({ hostname: 'a.example.com', listenerName: 'a' }), Listener.https(), Listener.http({ listenerName: 'b' })],
    });
    const wayIn = gatewayPlatform(gateway)._exposures.get('public')!;
    expect(wayIn._http01Solver).toEqual({
      gatewayHTTPRoute: { parentRefs: ['a', 'b'].map((sectionName) => ({ name: 'public', namespace: 'edge', sectionName })) },
    });
  });

  test('G6 a rule that redirects has no backends, and the other way round', () => {
    const app = appOn(gatewayPlatform());
    CASES['tls-ingress'](app);
    const rules = written(app).filter(({ kind }) => kind === 'HTTPRoute').flatMap(({ spec }) => spec.rules);
    expect(rules.filter(({ filters, backendRefs }: any) => (filters === undefined) === (backendRefs === undefined))).toEqual([]);
    expect(rules.filter(({ filters }: any) => filters !== undefined)).toEqual([
      { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] },
    ]);
  });

  test('G5 what is written has a version that every Gateway API since 1.5 serves', () => {
    const app = appOn(gatewayPlatform());
    new TlsIngress(chartIn(app), 'Site', { service: serviceOf(chartIn(app, 'blog'), 'blog'), hostnames: ['a.example.com'] });
    expect(Object.fromEntries(written(app).filter(({ apiVersion }) => apiVersion.startsWith('gateway')).map(({ kind, apiVersion }) => [kind, apiVersion]))).toEqual({
      ReferenceGrant: 'gateway.networking.k8s.io/v1beta1',
      ListenerSet: 'gateway.networking.k8s.io/v1',
      HTTPRoute: 'gateway.networking.k8s.io/v1',
    });
  });
});
