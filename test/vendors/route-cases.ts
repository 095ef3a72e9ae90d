import { App, Chart } from 'cdk8s';
import { AppProtocol, Cni, ExposedApp, PathMatch, Platform, TlsIngress } from '../../src';
import { chartIn, deploymentOf, serviceOf } from '../patterns/cases';
import { LETSENCRYPT_DNS } from '../support/platforms';
import { RoomUnderTest } from './room';

/** What an app asks of a way in, the same for every way in: hosts, paths, TLS, redirect, protocols. */
export const ROUTE_CASES = {
  'one-host': ({ shop }: Stage) => {
    shop();
  },
  'paths': ({ shop, pods }: Stage) => {
    const app = shop();
    app.addRoute('Api', { path: '/api', workload: pods('api') });
    app.addRoute('Health', { path: '/healthz/ready', pathMatch: PathMatch.EXACT, workload: pods('health') });
  },
  'hosts': ({ shop, pods }: Stage) => {
    shop().addRoute('Admin', { hostname: 'admin.example.com', workload: pods('admin') });
  },
  'wildcard': ({ chart }: Stage) => {
    const place = chartIn(chart.node.root as App, 'shop', 'services');
    new TlsIngress(chart, 'Site', { service: serviceOf(place, 'site'), hostnames: ['example.com', '*.example.com'] });
  },
  'no-redirect': ({ chart, pods }: Stage) => {
    new ExposedApp(chart, 'Shop', { workload: pods('shop'), hostname: 'shop.example.com', redirect: false });
  },
  'plain-http': ({ chart, pods }: Stage) => {
    new ExposedApp(chart, 'Shop', { workload: pods('shop'), hostname: 'shop.example.com', tls: false });
  },
  'existing-secret': ({ chart, pods }: Stage) => {
    new ExposedApp(chart, 'Shop', { workload: pods('shop'), hostname: 'shop.example.com', tlsSecretName: 'wildcard', tlsSecretExists: true });
  },
  'websocket': ({ shop }: Stage) => {
    shop({ protocol: AppProtocol.WEBSOCKET });
  },
  'h2c': ({ shop }: Stage) => {
    shop({ protocol: AppProtocol.H2C });
  },
  'grpc': ({ shop }: Stage) => {
    shop({ protocol: AppProtocol.GRPC });
  },
  'grpc-beside-http': ({ shop, pods }: Stage) => {
    shop().addRoute('Cart', { hostname: 'cart.example.com', path: '/shop.Cart', protocol: AppProtocol.GRPC, workload: pods('cart') });
  },
  'https-backend': ({ shop }: Stage) => {
    shop({ protocol: AppProtocol.HTTPS, backendTls: { serverName: 'shop.internal', caConfigMapName: 'internal-ca' } });
  },
  'https-backend-unchecked': ({ shop }: Stage) => {
    shop({ protocol: AppProtocol.HTTPS });
  },
  'tls-passthrough': ({ shop }: Stage) => {
    shop({ protocol: AppProtocol.TLS_PASSTHROUGH });
  },
};

export type RouteCase = keyof typeof ROUTE_CASES;

/** The chart of the team, which is what a snapshot shows; pods stand in a chart of their own. */
export interface Stage {
  readonly chart: Chart;
  readonly shop: (more?: { protocol?: AppProtocol; backendTls?: { serverName: string; caConfigMapName?: string } }) => ExposedApp;
  readonly pods: (name: string) => Chart;
}

export function stageOn(room: RoomUnderTest): { app: App; stage: Stage } {
  const app = new App();
  platformOf(room).applyTo(app);
  const chart = chartIn(app, 'shop');
  const pods = (name: string) => {
    const place = chartIn(app, 'shop', `pods-of-${name}`);
    deploymentOf(place, name);
    return place;
  };
  return { app, stage: { chart, pods, shop: (more = {}) => new ExposedApp(chart, 'Shop', { workload: pods('shop'), hostname: 'shop.example.com', ...more }) } };
}

export function platformOf({ exposure, platform }: RoomUnderTest): Platform {
  return new Platform({
    cni: Cni.enforcing('calico'), issuer: LETSENCRYPT_DNS, kubernetesVersion: '1.36', exposures: { public: exposure() }, ...platform,
  });
}
