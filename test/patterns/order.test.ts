import { App, Chart } from 'cdk8s';
import { ExposedApp, Gateway, Listener, Platform, presets, RouteNamespaces, Service, TlsIngress, traefik, Workload } from '../../src';
import { appOn, gatewayPlatform, LETSENCRYPT_DNS, PLATFORMS, publicGateway } from '../support/platforms';
import { chartIn, deploymentOf, nameOf, secured, serviceOf, shopOf, written } from './cases';

const EVERYWHERE = Object.entries(PLATFORMS);

/** Every item comes first once and last once, and each order comes backwards too: enough to catch what depends on order. */
function orders<T>(list: readonly T[]): T[][] {
  const turned = list.map((_, i) => [...list.slice(i), ...list.slice(0, i)]);
  return [...turned, ...turned.map((order) => [...order].reverse())];
}

/** The documents as a set: their order is the tree's, and constructs are made in the order of calls. */
function documents(app: App): string[] {
  return written(app).map((object) => `${nameOf(object)} ${JSON.stringify(object)}`).sort();
}

test.each(EVERYWHERE)('on %s routes may be added in any order', (_, platform) => {
  const outcomes = orders([0, 1, 2, 3]).map((order) => {
    const app = appOn(platform());
    const chart = secured(app);
    const api = deploymentOf(chart, 'api');
    const shop = shopOf(chart);
    const steps = [
      () => shop.addRoute('Api', { path: '/api', workload: api }),
      () => shop.addRoute('Www', { hostname: 'www.example.com' }),
      () => shop.addRoute('WwwApi', { hostname: 'www.example.com', path: '/v1', service: serviceOf(chart, 'api-v1') }),
      () => shop.addRoute('Old', { path: '/old' }),
    ];
    order.forEach((i) => steps[i]());
    return documents(app);
  });
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
});

test('hosts of a Gateway of this app may come in any order', () => {
  const outcomes = orders(['b.example.com', '*.example.com', 'a.example.org']).map((hosts) => {
    const app = new App();
    const gateway = new Gateway(chartIn(app, 'edge'), 'Public', {
      controller: new traefik.Traefik(), listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() })],
    });
    gatewayPlatform(gateway, { issuer: LETSENCRYPT_DNS }).applyTo(app);
    const shop = shopOf(chartIn(app));
    hosts.forEach((hostname) => shop.addRoute(hostname, { hostname }));
    return documents(app);
  });
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
});

test.each(EVERYWHERE)('on %s hosts of a front door may be listed in any order after the main one', (_, platform) => {
  const outcomes = orders(['a.example.com', 'b.example.com', 'c.example.com']).map((hosts) => {
    const app = appOn(platform());
    const chart = chartIn(app);
    new TlsIngress(chart, 'Site', { service: serviceOf(chart, 'site'), hostnames: ['main.example.com', ...hosts] });
    return app.synthYaml();
  });
  expect(new Set(outcomes).size).toBe(1);
});

/** Two apps and relations between them; only the order of relations varies. */
function related(platform: Platform, order: readonly number[], early: boolean): string {
  const app = appOn(platform);
  const chart = secured(app);
  const web = shopOf(chart);
  const api = new ExposedApp(chart, 'Api', { workload: deploymentOf(chart, 'api'), hostname: 'api.example.com' });
  const db = Workload.of(deploymentOf(chart, 'db', [{ containerPort: 5432 }]));
  const steps = [
    () => web.connections.allowTo(api),
    () => api.connections.allowTo(db),
    () => db.connections.allowFrom(web),
    () => web.connections.allowTo(api),
  ];
  order.forEach((i) => {
    steps[i]();
    if (early) web.routes.concat(web.certificates);
  });
  return app.synthYaml();
}

test.each(EVERYWHERE)('on %s relations may be declared in any order, and twice: the same bytes', (_, platform) => {
  const outcomes = orders([0, 1, 2, 3]).flatMap((order) => [related(platform(), order, false), related(platform(), order, true)]);
  expect(new Set(outcomes).size).toBe(1);
});

test('two apps may be made in any order: the same documents', () => {
  const makers = [
    (chart: Chart) => shopOf(chart),
    (chart: Chart) => new ExposedApp(chart, 'Api', { image: 'a', port: 80, hostname: 'api.example.com' }),
    (chart: Chart) => new TlsIngress(chart, 'Site', { service: serviceOf(chart, 'site'), hostnames: ['site.example.com'] }),
  ];
  for (const [, platform] of EVERYWHERE) {
    const outcomes = orders(makers).map((order) => {
      const app = appOn(platform());
      const chart = secured(app);
      order.forEach((make) => make(chart));
      return documents(app);
    });
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
  }
});

test('asking an app for its objects early changes nothing', () => {
  const outcomes = [false, true].map((early) => {
    const app = appOn(new presets.K3s({ issuer: LETSENCRYPT_DNS }));
    const chart = secured(app);
    const shop = shopOf(chart);
    if (early) expect(shop.objects.length).toBeGreaterThan(5);
    shop.addRoute('Www', { hostname: 'www.example.com', workload: deploymentOf(chart, 'www') });
    if (early) expect(shop.routes.length).toBe(2);
    return documents(app);
  });
  expect(outcomes[1]).toEqual(outcomes[0]);
});

test('synthesizing twice gives the same bytes', () => {
  for (const [, platform] of EVERYWHERE) {
    const app = appOn(platform());
    shopOf(secured(app)).addRoute('Www', { hostname: 'www.example.com' });
    expect(app.synthYaml()).toBe(app.synthYaml());
  }
});

test('hosts that part and come together again leave nothing behind', () => {
  const app = appOn(gatewayPlatform(publicGateway()));
  const chart = new Chart(app, 'site', { namespace: 'site' });
  const service = new Service(chart, 'Web', { selector: { app: 'web' }, ports: [{ port: 80 }] });
  const site = new TlsIngress(chart, 'Site', { service, hostnames: ['a.example.com', 'b.example.com'] });
  const before = site.routes.length;
  site.addRoute('B', { service, path: '/x', hostnames: ['b.example.com'] });
  expect(site.routes).toHaveLength(before + 1);
  site.addRoute('A', { service, path: '/x', hostnames: ['a.example.com'] });
  expect(site.routes).toHaveLength(before);
  expect(app.synthYaml()).not.toContain('spec: {}');
});
