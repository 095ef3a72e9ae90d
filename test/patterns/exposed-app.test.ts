import { App, Chart } from 'cdk8s';
import { ExposedApp, Ingress, PathMatch, Peer, Port, presets, Service, TlsIngress, Workload } from '../../src';
import { appOn, gatewayPlatform, LETSENCRYPT, LETSENCRYPT_DNS, PLATFORMS, publicGateway } from '../support/platforms';
import { CASES, chartIn, deploymentOf, find, kplusDeployment, nameOf, namesIn, secured, serviceOf, shopOf, written } from './cases';

const EVERYWHERE = Object.entries(PLATFORMS);
const TRAEFIK = () => new presets.K3s({ issuer: LETSENCRYPT });

describe('the same app on every platform', () => {
  test.each(Object.entries(CASES))('%s: only what belongs to the way in changes', (_, build) => {
    const wayInKinds = new Set(['Ingress', 'Middleware', 'HTTPRoute', 'ListenerSet', 'Certificate']);
    const rest = EVERYWHERE.map(([, platform]) => {
      const app = appOn(platform());
      build(app);
      return written(app).filter(({ kind }) => !wayInKinds.has(kind)).map((object) => (
        object.kind === 'NetworkPolicy' ? { ...object, spec: { ...object.spec, ingress: object.spec.ingress?.map(({ ports }: any) => ports) } } : object
      )).filter((object) => nameOf(object) !== 'NetworkPolicy shop/allow-acme-http01');
    });
    expect(rest[1]).toEqual(rest[0]);
    expect(rest[2]).toEqual(rest[0]);
  });

  test.each(EVERYWHERE)('on %s its url is where people find it', (_, platform) => {
    const chart = secured(appOn(platform()));
    expect(shopOf(chart).url).toBe('https://shop.example.com');
    expect(shopOf(chartIn(chart.node.root as App, 'b'), { hostname: 'b.example.com', path: '/site/', tls: false }).url).toBe('http://b.example.com/site');
  });
});

describe('what an app gives back', () => {
  test.each<[string, string[]]>([
    ['k3s-traefik', ['Deployment shop', 'Service shop', 'Ingress shop', 'Middleware shop-https-redirect', 'Ingress shop-https-redirect', 'Certificate shop-tls']],
    ['envoy-gateway', ['Deployment shop', 'Service shop', 'ListenerSet shop', 'HTTPRoute shop', 'HTTPRoute shop-https-redirect', 'Certificate shop-tls']],
    ['traefik-gateway', ['Deployment shop', 'Service shop', 'HTTPRoute shop', 'HTTPRoute shop-https-redirect']],
  ])('objects on %s, its policy among them', (name, others) => {
    const shop = shopOf(secured(appOn(PLATFORMS[name]())));
    expect(shop.objects.map((object) => `${object.kind} ${object.name}`).sort()).toEqual([...others, 'NetworkPolicy shop'].sort());
    expect(shop.routes.map((object) => object.name)).toEqual(['shop', 'shop-https-redirect']);
    expect(shop.certificates.map((object) => object.name)).toEqual(others.includes('Certificate shop-tls') ? ['shop-tls'] : []);
    expect(shop.service.serviceName).toBe('shop');
    expect(shop.service.namespaceName).toBe('shop');
  });

  test('without a denied namespace no policy is written', () => {
    const shop = shopOf(chartIn(appOn(TRAEFIK())));
    expect(shop.objects.map(({ kind }) => kind)).not.toContain('NetworkPolicy');
  });

  test('later routes are among its objects and routes', () => {
    const chart = secured(appOn(gatewayPlatform()));
    const shop = shopOf(chart);
    expect(shop.routes).toHaveLength(2);
    shop.addRoute('Www', { hostname: 'www.example.com', workload: deploymentOf(chart, 'www') });
    expect(shop.routes.map(({ name }) => name)).toEqual(['shop', 'shop-https-redirect', 'shop-www.example.com']);
    expect(shop.objects.map(({ kind, name }) => `${kind} ${name}`)).toContain('Service www');
    expect(new Set(shop.objects).size).toBe(shop.objects.length);
  });

  test('objects of a cross-namespace grant are among them', () => {
    const app = appOn(gatewayPlatform());
    const service = serviceOf(chartIn(app, 'blog'), 'blog');
    const door = new TlsIngress(chartIn(app), 'Site', { service, hostnames: ['a.example.com'] });
    expect(door.objects.map(({ kind }) => kind)).toContain('ReferenceGrant');
  });
});

describe('image', () => {
  test('replicas, environment and readiness are written when asked for', () => {
    const app = appOn(TRAEFIK());
    shopOf(chartIn(app), { replicas: 3, env: { B: '2', A: '1' }, healthPath: '/healthz/', servicePort: 8000 });
    const { replicas, template: { spec: { containers: [container] } } } = find(app, 'Deployment shop/shop').spec;
    expect(replicas).toBe(3);
    expect(container.env).toEqual([{ name: 'A', value: '1' }, { name: 'B', value: '2' }]);
    expect(container.readinessProbe).toEqual({ httpGet: { path: '/healthz/', port: 'http' } });
    expect(find(app, 'Service shop/shop').spec.ports).toEqual([{ name: 'http', port: 8000, targetPort: 8080 }]);
  });

  test('names can be given', () => {
    const app = appOn(TRAEFIK());
    shopOf(chartIn(app), { appName: 'store', tlsSecretName: 'store-cert' });
    expect(namesIn(app)).toEqual(expect.arrayContaining(['Deployment shop/store', 'Service shop/store', 'Ingress shop/store', 'Certificate shop/store-cert']));
  });

  test('a chart without a namespace leaves it to whoever applies the manifests', () => {
    const app = appOn(gatewayPlatform());
    shopOf(new Chart(app, 'chart'));
    expect(written(app).map(({ metadata: { namespace } }) => namespace)).toEqual(written(app).map(() => undefined));
  });
});

describe('workload and service', () => {
  test('P1 who may call an exposed app comes beside its way in, which stays open', () => {
    const app = appOn(TRAEFIK());
    const chart = secured(app);
    const web = new ExposedApp(chart, 'Web', { workload: deploymentOf(chart, 'web'), hostname: 'web.example.com' });
    Workload.of(deploymentOf(chart, 'b')).connections.allowTo(web);
    const [rule, ...more] = find(app, 'NetworkPolicy shop/web').spec.ingress;
    const peers = [rule, ...more].flatMap(({ from }: any) => from);
    expect(peers).toContainEqual({ podSelector: { matchLabels: { app: 'b' } } });
    expect(peers).toContainEqual(expect.objectContaining({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }));
  });

  test('N1 the policy names the pods\' port, not the Service\'s 80', () => {
    const app = appOn(TRAEFIK());
    const chart = secured(app);
    new ExposedApp(chart, 'Web', { workload: deploymentOf(chart, 'web'), hostname: 'web.example.com' });
    expect(find(app, 'Service shop/web').spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 9000 }]);
    expect(find(app, 'NetworkPolicy shop/web').spec.ingress[0].ports).toEqual([{ port: 9000, protocol: 'TCP' }]);
  });

  test('N1 a named target port of a Service stays its name where the pods are not shown', () => {
    const app = appOn(TRAEFIK());
    const chart = secured(app);
    new ExposedApp(chart, 'Web', { service: serviceOf(chart, 'web', [{ name: 'web', port: 80, targetPort: 'http' }]), hostname: 'web.example.com' });
    expect(find(app, 'NetworkPolicy shop/web').spec.ingress[0].ports).toEqual([{ port: 'http', protocol: 'TCP' }]);
  });

  test('P10 a workload with two ports is exposed by the one that is named', () => {
    const app = appOn(TRAEFIK());
    const chart = secured(app);
    const workload = deploymentOf(chart, 'web', [{ containerPort: 9000 }, { containerPort: 9100, name: 'metrics' }]);
    new ExposedApp(chart, 'Web', { workload, port: 9000, hostname: 'web.example.com' });
    expect(find(app, 'NetworkPolicy shop/web').spec.ingress[0].ports).toEqual([{ port: 9000, protocol: 'TCP' }]);
  });

  test('a UDP port beside the one TCP port needs no choice', () => {
    const app = appOn(TRAEFIK());
    const chart = secured(app);
    const workload = deploymentOf(chart, 'web', [{ containerPort: 443, protocol: 'UDP' }, { containerPort: 9000 }]);
    new ExposedApp(chart, 'Web', { workload, hostname: 'web.example.com' });
    expect(find(app, 'Service shop/web').spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 9000 }]);
  });

  test('one port of a Service with several is chosen with servicePort', () => {
    const app = appOn(gatewayPlatform());
    const chart = secured(app);
    const service = serviceOf(chart, 'web', [{ name: 'web', port: 80, targetPort: 9000 }, { name: 'admin', port: 81, targetPort: 9001 }]);
    new ExposedApp(chart, 'Web', { service, servicePort: 81, hostname: 'web.example.com' });
    expect(find(app, 'HTTPRoute shop/web').spec.rules).toEqual([{ backendRefs: [{ name: 'web', port: 81 }] }]);
    expect(find(app, 'NetworkPolicy shop/web').spec.ingress[0].ports).toEqual([{ port: 9001, protocol: 'TCP' }]);
  });

  test('a Service written here is taken as it is', () => {
    const app = appOn(gatewayPlatform());
    const chart = secured(app);
    const service = new Service(chart, 'Web', { workload: kplusDeployment(chart, 'web') });
    new ExposedApp(chart, 'Door', { service, hostname: 'web.example.com' });
    expect(namesIn(app).filter((name) => name.startsWith('Service'))).toEqual(['Service shop/web']);
    expect(namesIn(app)).toContain('NetworkPolicy shop/web');
  });

  test('an app in front of pods of another namespace writes in theirs', () => {
    const app = appOn(TRAEFIK());
    new ExposedApp(chartIn(app, 'edge'), 'Web', { workload: deploymentOf(chartIn(app), 'web'), hostname: 'web.example.com' });
    expect(written(app).map(({ metadata: { namespace } }) => namespace)).toEqual(written(app).map(() => 'shop'));
  });

  test('pods of a cdk8s-plus workload may be named twice and stay one subject', () => {
    const app = appOn(TRAEFIK());
    const chart = secured(app);
    const deployment = kplusDeployment(chart, 'web');
    new ExposedApp(chart, 'Web', { workload: deployment, hostname: 'web.example.com' });
    Workload.of(deployment).connections.allowFrom(Peer.pods({ namespaceName: 'b', labels: { app: 'b' } }), { ports: [Port.tcp(9376)] });
    expect(namesIn(app).filter((name) => name.startsWith('NetworkPolicy'))).toEqual([
      'NetworkPolicy shop/default-deny', 'NetworkPolicy shop/allow-dns', 'NetworkPolicy shop/allow-acme-http01', 'NetworkPolicy shop/web',
    ]);
  });

  test('the data plane hides clients: an allow list by address is refused at synth, at the proxy it belongs', () => {
    const app = appOn(TRAEFIK());
    const chart = secured(app);
    const web = new ExposedApp(chart, 'Web', { workload: deploymentOf(chart, 'web'), hostname: 'web.example.com' });
    web.connections.allowFrom(Peer.cidr('192.0.2.0/24'));
    expect(() => app.synthYaml()).toThrow(/SourceAddressHidden: .*Ingress class traefik stands between/);
  });
});

describe('routes', () => {
  test('paths of one host are one HTTPRoute; a host with paths of its own has its own', () => {
    const app = appOn(gatewayPlatform());
    CASES.routes(app);
    expect(find(app, 'HTTPRoute shop/shop').spec.rules.map(({ matches }: any) => matches?.[0].path.value)).toEqual([undefined, '/api', '/old-shop']);
    expect(find(app, 'HTTPRoute shop/shop-www.example.com').spec.hostnames).toEqual(['www.example.com']);
  });

  test('hosts that differ by a dash and a dot, or by a wildcard, are not taken for each other', () => {
    const app = appOn(gatewayPlatform(publicGateway(), { issuer: LETSENCRYPT_DNS }));
    const shop = shopOf(chartIn(app));
    const hosts = ['a-b.example.com', 'a.b.example.com', '*.example.com', 'wildcard.example.com'];
    hosts.forEach((hostname, i) => shop.addRoute(`R${i}`, { hostname, path: `/${i}` }));
    expect(written(app).filter(({ kind }) => kind === 'HTTPRoute').flatMap(({ spec }) => spec.hostnames.length === 1 ? spec.hostnames : []).sort())
      .toEqual([...hosts, 'shop.example.com'].sort());
    const names = find(app, 'ListenerSet shop/shop').spec.listeners.map(({ name }: any) => name);
    expect(new Set(names).size).toBe(5);
  });

  test('an exact path is routed as such on both APIs', () => {
    const [ingress, gateway] = [appOn(TRAEFIK()), appOn(gatewayPlatform())].map((app) => {
      shopOf(chartIn(app)).addRoute('Exact', { path: '/exactly/', pathMatch: PathMatch.EXACT });
      return app;
    });
    expect(find(ingress, 'Ingress shop/shop').spec.rules[0].http.paths[1]).toMatchObject({ path: '/exactly/', pathType: 'Exact' });
    expect(find(gateway, 'HTTPRoute shop/shop').spec.rules[1].matches).toEqual([{ path: { type: 'Exact', value: '/exactly/' } }]);
  });

  test('P13 a path may be routed exactly and as a prefix', () => {
    const app = appOn(TRAEFIK());
    const chart = chartIn(app);
    const shop = shopOf(chart);
    shop.addRoute('A', { path: '/a', workload: deploymentOf(chart, 'a') });
    shop.addRoute('B', { path: '/a', pathMatch: PathMatch.EXACT, workload: deploymentOf(chart, 'b') });
    const ingresses = written(app).filter(({ kind, metadata }) => kind === 'Ingress' && !metadata.name.endsWith('redirect'));
    expect(ingresses.flatMap(({ spec }) => spec.rules[0].http.paths).map((path) => `${path.pathType} ${path.path} ${path.backend.service.name}`))
      .toEqual(['Prefix / shop', 'Prefix /a a', 'Exact /a b']);
  });

  test('a route may lead to a Service that exists, of another namespace on a Gateway', () => {
    const app = appOn(gatewayPlatform());
    const shop = shopOf(secured(app));
    shop.addRoute('Blog', { path: '/blog', service: serviceOf(secured(app, 'blog'), 'blog') });
    expect(find(app, 'HTTPRoute shop/shop').spec.rules[1].backendRefs).toEqual([{ name: 'blog', namespace: 'blog', port: 80 }]);
    expect(namesIn(app)).toEqual(expect.arrayContaining(['ReferenceGrant blog/shop-shop-to-blog', 'NetworkPolicy blog/blog']));
  });

  test('an app\'s own Service is reached by the port it was exposed with', () => {
    const app = appOn(gatewayPlatform());
    const shop = shopOf(chartIn(app), { servicePort: 8000 });
    shop.addRoute('Old', { path: '/old' });
    expect(find(app, 'HTTPRoute shop/shop').spec.rules.map(({ backendRefs }: any) => backendRefs[0].port)).toEqual([8000, 8000]);
  });
});

test('P11 refuses an Ingress to a Service of another namespace', () => {
  const app = appOn(TRAEFIK());
  const service = serviceOf(chartIn(app, 'x'), 'api');
  const chart = chartIn(app, 'y');
  expect(() => new TlsIngress(chart, 'Site', { service, hostnames: ['a.example.com'] })).toThrow(
    'IngressAcrossNamespaces: an Ingress must route to Services of its own namespace, "y", got api in "x"; '
    + 'expose it from its own namespace, or through a Gateway  [y/Site]');
  expect(() => new Ingress(chart, 'Plain', { rules: [{ hostname: 'a.example.com', service }] })).toThrow(/^IngressAcrossNamespaces/);
  expect(() => shopOf(chart).addRoute('Api', { path: '/api', service })).toThrow(/^IngressAcrossNamespaces: .* \[y\/Shop\]$/);
});

test('P2 DNS stays open for an app that is isolated by itself', () => {
  const app = appOn(TRAEFIK());
  const chart = chartIn(app);
  const deployment = deploymentOf(chart, 'web');
  new ExposedApp(chart, 'Web', { workload: deployment, hostname: 'web.example.com' });
  Workload.of(deployment).isolate();
  const { egress, ingress } = find(app, 'NetworkPolicy shop/web').spec;
  expect(JSON.stringify(egress)).toContain('kube-dns');
  expect(JSON.stringify(ingress)).toContain('traefik');
});
