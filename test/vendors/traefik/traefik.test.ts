import { Chart } from 'cdk8s';
import { ExposedApp, Exposure, Findings, IConnectable, PathMatch, presets, traefik, Workload } from '../../../src';
import { describeTerm } from '../../../src/model/peer-term';
import { chartIn, deploymentOf, find, namesIn, secured, shopOf } from '../../patterns/cases';
import { appOn, LETSENCRYPT, PLATFORMS } from '../../support/platforms';

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

test('an exact path whose rule is shorter than a prefix of the same app is said to lose', () => {
  const lost = (path: string) => {
    const app = appOn(new presets.K3s());
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const web = new ExposedApp(chart, 'Web', { image: 'x', port: 80, hostname: 'web.example.com', tls: false });
    web.addRoute('Exact', { path, pathMatch: PathMatch.EXACT });
    return Findings.of(app).all.filter(({ id }) => id === 'LongerRuleWins').map(({ sentence }) => sentence);
  };
  expect(lost('/live')).toEqual(['Traefik follows the longer rule, so requests for exactly web.example.com/live go where / leads']);
  expect(lost('/health')).toHaveLength(1);
  expect(lost('/healthz')).toEqual([]);
});
