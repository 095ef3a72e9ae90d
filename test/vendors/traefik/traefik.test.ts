import { App, Chart } from 'cdk8s';
import { AppProtocol, ExposedApp, Exposure, Findings, IConnectable, PathMatch, presets, traefik, Workload } from '../../../src';
import { describeTerm } from '../../../src/model/peer-term';
import { chartIn, deploymentOf, find, namesIn, secured, serviceOf, shopOf, written } from '../../patterns/cases';
import { appOn, LETSENCRYPT, PLATFORMS, sharedGateway } from '../../support/platforms';

function k3s(props: traefik.TraefikProps): presets.K3s {
  return new presets.K3s({ issuer: LETSENCRYPT, exposures: { public: Exposure.onIngress(new traefik.Traefik(props)) } });
}

function proxies({ ingressController }: traefik.Traefik): string[] {
  return [describeTerm(ingressController._dataPlane.peer)];
}

describe('data plane', () => {
  test.each<[string, traefik.TraefikProps, string]>([
    ['the chart\'s', {}, 'pods app.kubernetes.io/instance=traefik-traefik, app.kubernetes.io/name=traefik in namespace traefik'],
    ['another release elsewhere', { releaseName: 'edge', namespaceName: 'infra' },
      'pods app.kubernetes.io/instance=edge-infra, app.kubernetes.io/name=traefik in namespace infra'],
    ['k3s\' own', { namespaceName: 'kube-system' }, 'pods app.kubernetes.io/instance=traefik-kube-system, app.kubernetes.io/name=traefik in namespace kube-system'],
    ['labels as given', { podLabels: { app: 'edge' } }, 'pods app=edge in namespace traefik'],
  ])('%s', (_, props, expected) => {
    expect(proxies(new traefik.Traefik(props))).toEqual([expected]);
  });

  test('G7 Gateways share the proxies of the release, and listen on the ports of its entry points', () => {
    const { gatewayController, ingressController } = new traefik.Traefik();
    const gateway = { name: 'public', namespaceName: 'edge', gatewayClassName: 'traefik' };
    expect({ ...gatewayController._proxies(gateway), ports: [8000, 8443] }).toEqual(ingressController._dataPlane);
    expect([gatewayController._listenerPort(80), gatewayController._listenerPort(443)]).toEqual([8000, 8443]);
    expect([8000, 8443].map((port) => gatewayController._containerPort(port))).toEqual([8000, 8443]);
  });

  test('classes and the controller\'s name', () => {
    const { gatewayController, ingressController } = new traefik.Traefik({ ingressClassName: 'a', gatewayClassName: 'b' });
    expect([ingressController.ingressClassName, gatewayController.gatewayClassName, gatewayController.controllerName]).toEqual(['a', 'b', 'traefik.io/gateway-controller']);
    expect([new traefik.Traefik().ingressController.ingressClassName, new traefik.Traefik().gatewayController.gatewayClassName]).toEqual(['traefik', 'traefik']);
  });

  test('G3 ListenerSets are attached from the version that says so', () => {
    expect(new traefik.Traefik().gatewayController._servesListenerSets).toBe(false);
    expect(new traefik.Traefik({ listenerSets: true }).gatewayController._servesListenerSets).toBe(true);
  });
});

describe('routes', () => {
  test('TLS is on its entry point alone: without annotations Traefik would answer plain http as well', () => {
    const app = appOn(k3s({ websecureEntryPoint: 'tls', webEntryPoint: 'plain' }));
    shopOf(chartIn(app));
    expect(find(app, 'Ingress shop/shop').metadata.annotations).toEqual({
      'traefik.ingress.kubernetes.io/router.entrypoints': 'tls', 'traefik.ingress.kubernetes.io/router.tls': 'true',
    });
    expect(find(app, 'Ingress shop/shop-https-redirect').metadata.annotations).toEqual({
      'traefik.ingress.kubernetes.io/router.entrypoints': 'plain',
      'traefik.ingress.kubernetes.io/router.middlewares': 'shop-shop-https-redirect@kubernetescrd',
    });
  });

  test('the redirect routes every host and path of the app, and ends no TLS', () => {
    const app = appOn(k3s({}));
    const chart = chartIn(app);
    shopOf(chart).addRoute('Api', { hostname: 'api.example.com', workload: deploymentOf(chart, 'api') });
    const [main, redirect] = ['shop', 'shop-https-redirect'].map((name) => find(app, `Ingress shop/${name}`).spec);
    expect(redirect.rules).toEqual(main.rules);
    expect(redirect).not.toHaveProperty('tls');
    expect(find(app, 'Middleware shop/shop-https-redirect')).toMatchObject({ apiVersion: 'traefik.io/v1alpha1', spec: { redirectScheme: { scheme: 'https', permanent: true } } });
  });

  test('an entry point that redirects by itself needs no redirect of the app\'s', () => {
    const app = appOn(k3s({ entryPointRedirects: true }));
    shopOf(secured(app));
    expect(namesIn(app).filter((name) => /Ingress|Middleware/.test(name))).toEqual(['Ingress shop/shop']);
    expect(namesIn(app)).toContain('NetworkPolicy shop/allow-acme-http01');
  });

  test('plain http is on the plain entry point', () => {
    const app = appOn(k3s({}));
    shopOf(chartIn(app), { tls: false });
    expect(find(app, 'Ingress shop/shop').metadata.annotations).toEqual({ 'traefik.ingress.kubernetes.io/router.entrypoints': 'web' });
  });

  test('a name that is too long keeps its beginning, and its reference follows', () => {
    const app = appOn(k3s({}));
    const appName = `a${'b'.repeat(62)}`;
    shopOf(chartIn(app), { appName });
    const middleware = namesIn(app).find((name) => name.startsWith('Middleware'))!.slice('Middleware shop/'.length);
    expect(middleware).toMatch(/^ab{40,}-[0-9a-f]{8}$/);
    expect(middleware).toHaveLength(63);
    expect(find(app, `Ingress shop/${middleware}`).metadata.annotations!['traefik.ingress.kubernetes.io/router.middlewares']).toBe(`shop-${middleware}@kubernetescrd`);
  });
});

test('callers inside the cluster reach its proxies at their own ports', () => {
  const exposure = Exposure.onIngress(new traefik.Traefik());
  const app = appOn(k3s({}));
  const chart = secured(app);
  Workload.of(deploymentOf(chart, 'loadgen')).connections.allowTo(exposure);
  expect(find(app, 'NetworkPolicy shop/loadgen').spec.egress).toEqual([{
    to: [{
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'traefik' } },
      podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'traefik-traefik', 'app.kubernetes.io/name': 'traefik' } },
    }],
    ports: [{ port: 8000, protocol: 'TCP' }, { port: 8443, protocol: 'TCP' }],
  }]);
  const shop: IConnectable = new ExposedApp(chart, 'Shop', { image: 'a', port: 80, hostname: 'a.example.com' });
  expect(shop.connections).toBeDefined();
});

test.each<[string, traefik.TraefikProps, string]>([
  ['a namespace', { namespaceName: 'A' }, 'InvalidName: namespace name must be a DNS label'],
  ['a class of Ingresses', { ingressClassName: 'A' }, 'InvalidName: class must be DNS labels joined by "."'],
  ['a class of Gateways', { gatewayClassName: 'A' }, 'InvalidName: class must be DNS labels joined by "."'],
  ['labels', { podLabels: {} }, 'InvalidSelector: a selector must name one label or more, got an empty map'],
])('refuses %s that is none', (_, props, message) => {
  expect(() => new traefik.Traefik(props)).toThrow(message);
});

test('the test platforms stand for Traefik on both APIs', () => {
  expect(Object.keys(PLATFORMS)).toEqual(['k3s-traefik', 'envoy-gateway', 'traefik-gateway']);
});

describe('of two rules Traefik follows the longer, so the more specific one is told to win', () => {
  const PRIORITY = 'traefik.ingress.kubernetes.io/router.priority';
  const webOf = (props: traefik.TraefikProps = {}) => {
    const app = appOn(k3s(props));
    return { app, web: new ExposedApp(chartIn(app), 'Web', { image: 'x', port: 80, hostname: 'web.example.com', tls: false }) };
  };
  const ingressesOf = (app: App) => written(app).filter(({ kind }) => kind === 'Ingress').map(({ metadata, spec }) => [
    metadata.annotations![PRIORITY], ...spec.rules.flatMap(({ host, http }: any) => http.paths.map(({ path }: any) => `${host}${path}`)),
  ]);

  test.each<[string, string | undefined]>([
    ['/live', '40005'], ['/health', '40007'], ['/healthz', undefined], ['/healthz/ready', undefined],
  ])('an exact %s beside /: priority %s', (path, priority) => {
    const { app, web } = webOf();
    web.addRoute('Exact', { path, pathMatch: PathMatch.EXACT });
    expect(ingressesOf(app)).toEqual(priority === undefined ? [[undefined, 'web.example.com/', `web.example.com${path}`]]
      : [[undefined, 'web.example.com/'], [priority, `web.example.com${path}`]]);
  });

  test('prefixes order themselves by their length', () => {
    const { app, web } = webOf();
    web.addRoute('Api', { path: '/api' });
    web.addRoute('V2', { path: '/api/v2' });
    expect(ingressesOf(app)).toEqual([[undefined, 'web.example.com/', 'web.example.com/api', 'web.example.com/api/v2']]);
  });

  test('where prefixes are compared by elements their rules are longer, and an exact path below one loses sooner', () => {
    for (const [strictPrefixMatching, priority] of [[false, undefined], [true, '40011']] as const) {
      const { app, web } = webOf({ strictPrefixMatching });
      web.addRoute('Api', { path: '/api' });
      web.addRoute('Health', { path: '/api/health', pathMatch: PathMatch.EXACT });
      expect(ingressesOf(app).find((each) => each.includes('web.example.com/api/health'))![0]).toBe(priority);
    }
  });

  test('a longer path of a wildcard host does not take what is for / of a host itself', () => {
    const { app, web } = webOf();
    web.addRoute('All', { hostname: '*.example.com', path: '/archive' });
    expect(ingressesOf(app)).toEqual([['30001', 'web.example.com/'], [undefined, '*.example.com/archive']]);
  });

  test('nor does one that is as short: before 3.7 the rule of a wildcard host is the longer', () => {
    const { app, web } = webOf();
    web.addRoute('All', { hostname: '*.example.com' });
    expect(ingressesOf(app)).toEqual([['30001', 'web.example.com/'], [undefined, '*.example.com/']]);
  });

  test('a name of an Ingress stays when other routes come', () => {
    const nameOf = (more: boolean) => {
      const { app, web } = webOf();
      web.addRoute('Live', { path: '/live', pathMatch: PathMatch.EXACT });
      if (more) web.addRoute('Li', { path: '/li' });
      return written(app).find(({ kind, metadata }) => kind === 'Ingress' && metadata.annotations![PRIORITY] !== undefined)!.metadata.name;
    };
    expect(nameOf(true)).toBe(nameOf(false));
  });

  test('an exact path does not lose to the redirect, which is on another entry point', () => {
    const app = appOn(k3s({}));
    const chart = chartIn(app);
    shopOf(chart).addRoute('Live', { path: '/live', pathMatch: PathMatch.EXACT, workload: deploymentOf(chart, 'live') });
    expect(find(app, 'Ingress shop/shop-https-redirect').metadata.annotations).not.toHaveProperty([PRIORITY]);
  });
});

describe('backends', () => {
  test('refuses two checks of one Service\'s certificate', () => {
    const app = appOn(k3s({}));
    const chart = chartIn(app);
    const service = serviceOf(chart, 'web', [{ name: 'https', port: 443 }]);
    const web = new ExposedApp(chart, 'Web', { service, hostname: 'web.example.com', protocol: AppProtocol.HTTPS, backendTls: { serverName: 'a.internal' } });
    expect(() => web.addRoute('B', { path: '/b', service, protocol: AppProtocol.HTTPS, backendTls: { serverName: 'b.internal' } })).toThrow('TwoWaysToBackend: Service web can have one ServersTransport, got two routes that want different ones');
  });

  test('a Service that somebody else wrote must name what checks its certificate', () => {
    const app = appOn(k3s({}));
    const chart = chartIn(app);
    new ExposedApp(chart, 'Web', { service: serviceOf(chart, 'web', [{ name: 'https', port: 443 }]), hostname: 'web.example.com', protocol: AppProtocol.HTTPS });
    expect(Findings.of(app).all.filter(({ id }) => id === 'ServiceMustSay').map(({ sentence }) => sentence)).toEqual([
      'Service web must have annotation traefik.ingress.kubernetes.io/service.serversscheme: https and annotation '
      + 'traefik.ingress.kubernetes.io/service.serverstransport: shop-web@kubernetescrd for Ingress class traefik to speak HTTPS to it, and does not',
    ]);
  });

  test('the system\'s authorities are asked where no others are named', () => {
    const app = appOn(k3s({}));
    shopOf(chartIn(app), { protocol: AppProtocol.HTTPS, backendTls: { serverName: 'shop.internal' } });
    expect(find(app, 'ServersTransport shop/shop').spec).toEqual({ serverName: 'shop.internal' });
  });

  test('refuses to name what checks a certificate in no namespace', () => {
    const app = appOn(k3s({}));
    expect(() => shopOf(new Chart(app, 'bare'), { protocol: AppProtocol.HTTPS, tls: false })).toThrow(
      'NoNamespace: Traefik finds what checks the certificate of Service shop by its namespace, and the chart has none; give the chart a namespace  [bare/Shop]');
  });

  test.each<[string, object[]]>([['the port of TLS', [{ port: 443 }]], ['a port called so', [{ name: 'https-web', port: 8443 }]]])(
    'plain HTTP on %s is said to be spoken to in TLS', (_, ports) => {
      for (const exposure of [Exposure.onIngress(new traefik.Traefik()), Exposure.onGateway(sharedGateway())]) {
        const app = appOn(new presets.K3s({ issuer: LETSENCRYPT, exposures: { public: exposure } }));
        const chart = chartIn(app);
        new ExposedApp(chart, 'Web', { service: serviceOf(chart, 'web', ports), hostname: 'web.example.com' });
        expect(Findings.of(app).all.map(({ id }) => id)).toContain('SpokenToInTls');
      }
    });
});

describe('on the host network', () => {
  test('N9 proxies have the addresses of nodes, and no policy can select them', () => {
    const { ingressController, gatewayController } = new traefik.Traefik({ hostNetwork: true, webPort: 80, websecurePort: 443 });
    expect([ingressController._dataPlane, gatewayController._proxies({} as never)].map(({ peer }) => peer)).toEqual([{ kind: 'nodes' }, { kind: 'nodes' }]);
    expect(ingressController._dataPlane.ports).toEqual([80, 443]);
    expect([gatewayController._listenerPort(80), gatewayController._listenerPort(443)]).toEqual([80, 443]);
  });
});

test.each<[string, unknown, string]>([
  ['props that are none', null, 'InvalidProps: traefik.TraefikProps must be an object, got nothing'],
  ['a port that is none', { webPort: 0 }, 'InvalidPort'],
])('refuses %s', (_, props, message) => {
  expect(() => new traefik.Traefik(props as never)).toThrow(message);
});
