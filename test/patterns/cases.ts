import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import { ExposedApp, ExposedAppProps, SecureNamespace, TlsIngress } from '../../src';

/** A chart of a team, in a namespace of its own. */
export function chartIn(app: App, namespace: string | undefined = 'shop', id = namespace ?? 'chart'): Chart {
  return new Chart(app, id, { namespace });
}

/** A chart whose namespace denies by default. */
export function secured(app: App, namespace = 'shop'): Chart {
  const chart = chartIn(app, namespace);
  new SecureNamespace(chart, 'Ns');
  return chart;
}

/** The app of the golden files. */
export function shopOf(chart: Construct, more: Partial<ExposedAppProps> = {}): ExposedApp {
  return new ExposedApp(chart, 'Shop', { image: 'ghcr.io/acme/shop:1.4', port: 8080, hostname: 'shop.example.com', ...more });
}

/** A Deployment as short as it can be. */
export function deploymentOf(scope: Construct, name: string, ports: object[] = [{ containerPort: 9000 }], namespace?: string): ApiObject {
  return new ApiObject(scope, `${name}-deployment`, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: `ghcr.io/acme/${name}:1.0`, ports }] } },
    },
  });
}

/** A Service that somebody else wrote, for pods `app: <name>`. */
export function serviceOf(scope: Construct, name: string, ports: object[] = [{ port: 80, targetPort: 9000 }], namespace?: string): ApiObject {
  return new ApiObject(scope, `${name}-service`, {
    apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { selector: { app: name }, ports },
  });
}

/** A Deployment of cdk8s-plus. */
export function kplusDeployment(scope: Construct, name: string): kplus.Deployment {
  return new kplus.Deployment(scope, `${name}-deployment`, {
    metadata: { name }, containers: [{ image: `ghcr.io/acme/${name}:1.0`, portNumber: 9376 }],
  });
}

/** One object of a synthesized app. */
export interface Written {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly annotations?: { readonly [key: string]: string } };
  readonly spec: any;
}

export function read(yaml: string): Written[] {
  return parseAllDocuments(yaml).map((document) => document.toJS() as Written).filter((object) => object !== null);
}

export function written(app: App): Written[] {
  return read(app.synthYaml());
}

/** `Kind namespace/name`, as people point at objects. */
export function nameOf({ kind, metadata: { name, namespace } }: Written): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

export function namesIn(app: App): string[] {
  return written(app).map(nameOf);
}

/** The one object called so. */
export function find(app: App, name: string): Written {
  const found = written(app).filter((object) => nameOf(object) === name);
  if (found.length !== 1) throw new Error(`${found.length} objects are called "${name}", of ${namesIn(app).join(', ')}`);
  return found[0];
}

/** What application teams write, the same on every platform. */
export const CASES: { readonly [name: string]: (app: App) => void } = {
  'image': (app) => {
    shopOf(secured(app));
  },
  'workload': (app) => {
    const chart = secured(app);
    new ExposedApp(chart, 'Web', { workload: kplusDeployment(chart, 'web'), hostname: 'www.example.com', path: '/site' });
  },
  'service': (app) => {
    const chart = secured(app);
    const service = kplusDeployment(chart, 'web').exposeViaService({ name: 'web-svc', ports: [{ port: 8000, targetPort: 9376 }] });
    new ExposedApp(chart, 'Web', { service, hostname: 'www.example.com' });
  },
  'routes': (app) => {
    const chart = secured(app);
    const shop = shopOf(chart);
    shop.addRoute('Api', { path: '/api', workload: deploymentOf(chart, 'api') });
    shop.addRoute('Www', { hostname: 'www.example.com' });
    shop.addRoute('Old', { path: '/old-shop' });
  },
  'plain-http': (app) => {
    shopOf(secured(app), { tls: false });
  },
  'no-redirect': (app) => {
    shopOf(secured(app), { redirect: false });
  },
  'secret-exists': (app) => {
    shopOf(secured(app), { tlsSecretName: 'wildcard', tlsSecretExists: true });
  },
  'tls-ingress': (app) => {
    const chart = secured(app);
    const door = new TlsIngress(chart, 'Site', {
      service: serviceOf(chart, 'site'), hostnames: ['www.example.com', 'shop.example.com', 'api.example.com'],
    });
    door.addRoute('Api', { service: serviceOf(chart, 'api', [{ port: 80, targetPort: 9001 }]), path: '/v1', hostnames: ['api.example.com'] });
  },
};
