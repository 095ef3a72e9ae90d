import { ApiObject, App, Chart } from 'cdk8s';
import { AppProtocol, ExposedApp, Exposure, PathMatch, SecureNamespace, Service, TlsIngress } from 'cdk8s-networking';
import { Expectation } from './expectation';

/** What apps are served in front of the same builder. */
export interface AppsOptions {
  /** Where the apps live. */
  readonly namespace: string;
  /** A second namespace for a Service that only a Gateway can reach across; none where that is not to be had. */
  readonly otherNamespace?: string;
  /** Whether the way in can pass TLS through. */
  readonly passesThrough: boolean;
}

/** Where the stage keeps the certificate of its authority, beside pods that have one of their own. */
export const CA_CONFIG_MAP = 'internal-ca';

const SHOP = ['shop.example.com', 'www.example.com'];
const SITE = ['apps.example.com', '*.apps.example.com'];

/** Apps as a team writes them, the same for every way in. */
export function buildApps(app: App, exposure: Exposure, { namespace, otherNamespace, passesThrough }: AppsOptions): void {
  const chart = new Chart(app, namespace, { namespace });
  new SecureNamespace(chart, 'Namespace', { labels: { exposed: 'true' } });

  // Pods share the node's ports with Envoy Gateway's control plane, which has 8080.
  const shop = new ExposedApp(chart, 'Shop', { image: 'ghcr.io/acme/shop:1.4', port: 9010, hostname: 'shop.example.com' });
  shop.addRoute('Api', { path: '/api', workload: deployment(chart, 'api', 9000) });
  shop.addRoute('Status', { path: '/status-of-the-shop', pathMatch: PathMatch.EXACT, workload: deployment(chart, 'status', 9001) });
  shop.addRoute('Live', { path: '/live', pathMatch: PathMatch.EXACT, workload: deployment(chart, 'live', 9007) });
  shop.addRoute('Www', { hostname: 'www.example.com' });
  // It calls itself by its public name, so it must reach the proxies at their own ports.
  shop.connections.allowTo(exposure);

  new ExposedApp(chart, 'Plain', { workload: deployment(chart, 'plain', 9002), hostname: 'plain.example.com', tls: false });
  new ExposedApp(chart, 'Quiet', { workload: deployment(chart, 'quiet', 9003), hostname: 'quiet.example.com', redirect: false });

  // One name below the wildcard of the next is another app's.
  new ExposedApp(chart, 'Green', { workload: deployment(chart, 'green', 9008), hostname: 'green.apps.example.com' });
  const site = new TlsIngress(chart, 'Site', { service: service(chart, 'site', 9004), hostnames: SITE });
  site.addRoute('Docs', { service: service(chart, 'docs', 9005), path: '/docs', hostnames: ['apps.example.com'] });
  site.addRoute('Archive', { service: service(chart, 'archive', 9009), path: '/archive', hostnames: ['*.apps.example.com'] });

  buildSpeakers(chart, passesThrough);

  if (otherNamespace === undefined) return;
  const other = new Chart(app, otherNamespace, { namespace: otherNamespace });
  site.addRoute('Catalog', { service: service(other, 'catalog', 9006), path: '/catalog', hostnames: ['apps.example.com'] });
}

/** Apps that speak something else than HTTP/1.1. */
function buildSpeakers(chart: Chart, passesThrough: boolean): void {
  const speaker = (name: string, protocol: AppProtocol, containerPort: number, args: readonly string[], serverName?: string) =>
    new ExposedApp(chart, name, {
      hostname: `${name}.example.com`,
      protocol,
      workload: deployment(chart, name, containerPort, args),
      backendTls: serverName === undefined ? undefined : { serverName, caConfigMapName: CA_CONFIG_MAP },
    });
  speaker('stream', AppProtocol.H2C, 9011, ['h2c']);
  speaker('cart', AppProtocol.GRPC, 9012, ['h2c']);
  speaker('chat', AppProtocol.WEBSOCKET, 9013, []);
  speaker('vault', AppProtocol.HTTPS, 9014, ['tls', 'vault.internal'], 'vault.internal');
  // Its certificate is good, and not for the name that is checked.
  speaker('impostor', AppProtocol.HTTPS, 9015, ['tls', 'impostor.internal'], 'vault.internal');
  if (passesThrough) speaker('own', AppProtocol.TLS_PASSTHROUGH, 9016, ['tls', 'own.example.com']);
}

/** What the sentences above promise to somebody outside; written by hand, not read from what they became. */
export function expectationsOf({ otherNamespace, passesThrough }: AppsOptions): Expectation[] {
  const shop = (url: string, pod: string): Expectation => ({ url, answer: { pod }, certificateNames: SHOP });
  const site = (url: string, pod: string): Expectation => ({ url, answer: { pod }, certificateNames: SITE });
  const redirected = (...urls: string[]): Expectation[] => urls.map((url) => ({ url, answer: 'redirect' }));
  return [
    shop('https://shop.example.com/', 'shop'),
    shop('https://shop.example.com/cart?items=2', 'shop'),
    shop('https://shop.example.com/api', 'api'),
    shop('https://shop.example.com/api/v1', 'api'),
    shop('https://shop.example.com/apis', 'shop'),
    shop('https://shop.example.com/status-of-the-shop', 'status'),
    shop('https://shop.example.com/status-of-the-shop/deep', 'shop'),
    shop('https://shop.example.com/live', 'live'),
    shop('https://www.example.com/', 'shop'),
    shop('https://www.example.com/api', 'shop'),
    ...redirected('http://shop.example.com/', 'http://shop.example.com/api/v1?q=1', 'http://www.example.com/status-of-the-shop'),
    { url: 'http://plain.example.com/', answer: { pod: 'plain' } },
    { url: 'https://plain.example.com/', answer: 'not served' },
    { url: 'https://quiet.example.com/', answer: { pod: 'quiet' }, certificateNames: ['quiet.example.com'] },
    { url: 'http://quiet.example.com/', answer: 'not found' },
    site('https://apps.example.com/', 'site'),
    site('https://apps.example.com/docs/start', 'docs'),
    site('https://blue.apps.example.com/', 'site'),
    site('https://blue.apps.example.com/docs/start', 'site'),
    { url: 'https://green.apps.example.com/', answer: { pod: 'green' }, certificateNames: ['green.apps.example.com'] },
    { url: 'https://green.apps.example.com/archive/2024', answer: { pod: 'green' }, certificateNames: ['green.apps.example.com'] },
    site('https://blue.apps.example.com/archive/2024', 'archive'),
    ...redirected('http://apps.example.com/docs', 'http://green.apps.example.com/', 'http://blue.apps.example.com/'),
    { url: 'http://unknown.example.com/', answer: 'not found' },
    { url: 'http://example.com/', answer: 'not found' },
    { url: 'https://unknown.example.com/', answer: 'not served' },
    // The certificate of one host must not open the door of another.
    { url: 'https://unknown.example.com/', servername: 'shop.example.com', answer: 'not served' },
    ...(otherNamespace === undefined ? [] : [site('https://apps.example.com/catalog/new', 'catalog')]),
    ...speakers(passesThrough),
  ];
}

function speakers(passesThrough: boolean): Expectation[] {
  const speaker = (url: string, about: string): Expectation => {
    const { hostname } = new URL(url);
    return { url, about, answer: { pod: hostname.split('.')[0] }, certificateNames: [hostname] };
  };
  return [
    speaker('https://stream.example.com/frames?from=1', 'HTTP/2 without TLS is spoken to a pod that knows nothing else'),
    speaker('grpc://cart.example.com/shop.Cart/Add', 'gRPC reaches its own pod, and its trailers come back'),
    speaker('wss://chat.example.com/room', 'connections are upgraded to WebSockets'),
    speaker('https://vault.example.com/secret', 'TLS is spoken to a pod whose certificate holds'),
    { url: 'https://impostor.example.com/', about: 'a pod with a certificate for another name is sent nothing', answer: 'bad gateway' },
    ...(passesThrough ? [speaker('https://own.example.com/', 'TLS is passed through to the pod that ends it')] : []),
  ];
}

/** A Deployment as short as it can be; the arguments say what its pod speaks: `h2c`, or `tls` and the name in its certificate. */
function deployment(chart: Chart, name: string, containerPort: number, args: readonly string[] = []): ApiObject {
  return new ApiObject(chart, `${name}-deployment`, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: `ghcr.io/acme/${name}:1.0`, args, ports: [{ containerPort }] }] } },
    },
  });
}

function service(chart: Chart, name: string, containerPort: number): Service {
  return new Service(chart, `${name}-service`, { workload: deployment(chart, name, containerPort), serviceName: name });
}
