import { App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { choiceName, Matrix } from './matrix';
import { use } from './options';
import { Choice, pairwise } from './pairwise';
import { BACKEND_TLS, protocolOf, PROTOCOLS } from './protocols';
import { acme, deployment, kplusDeployment, service } from './users-objects';
import { appWith, WayInCase, WAYS_IN } from './ways-in';

const DIMENSIONS = {
  wayIn: WAYS_IN.map(({ name }) => name),
  source: ['image', 'deployment', 'cdk8s-plus', 'service', 'written-service'],
  port: ['none', 'given'],
  servicePort: ['none', 'given'],
  replicas: ['none', '0', '3'],
  env: ['none', 'given'],
  health: ['none', 'given'],
  hostname: ['given', 'none', 'wildcard'],
  path: ['none', 'prefix', 'exact'],
  tls: ['none', 'off'],
  redirect: ['none', 'off'],
  secret: ['none', 'named', 'exists'],
  issuer: ['none', 'referenced', 'cluster-issuer', 'issuer'],
  name: ['none', 'given'],
  via: ['none', 'named'],
  namespace: ['secured', 'plain'],
  route: ['none', 'path', 'exact', 'host', 'workload', 'workload-port', 'service', 'foreign-service'],
  protocol: PROTOCOLS,
  routeProtocol: ['none', 'grpc', 'https'],
  relation: ['none', 'to-workload', 'to-peers', 'from-peers', 'isolated'],
} as const;

type Wish = Choice<typeof DIMENSIONS>;

/** What the construct takes; all else is a refusal, and those are judged elsewhere. */
function isValid(wish: Wish): boolean {
  const wayIn = WAYS_IN.find(({ name }) => name === wish.wayIn)!;
  const existing = wish.source === 'service' || wish.source === 'written-service';
  const imageOnly = wish.replicas !== 'none' || wish.env !== 'none' || wish.health !== 'none';
  return (wish.source === 'image' || !imageOnly)
    && (wish.source === 'image' ? wish.port === 'given' : !existing || wish.port === 'none')
    && (wish.tls !== 'off' || (wish.redirect === 'none' && wish.secret === 'none' && wish.issuer === 'none'))
    && (wish.secret !== 'exists' || wish.issuer === 'none')
    // An Issuer signs in its own namespace only.
    && !(wish.issuer === 'issuer' && wayIn.certificatesAtGateway === true)
    // The Gateway of this app has the certificate beside it, under a name of its own.
    && !(wish.secret !== 'none' && wayIn.certificatesAtGateway === true)
    && (wish.route !== 'foreign-service' || wayIn.gateway)
    // One order for a wildcard and a name below it is refused by an ACME server.
    && !(wayIn.annotates === true && wish.hostname === 'wildcard' && wish.route === 'host')
    && canSpeak(wish, wayIn);
}

function canSpeak(wish: Wish, { gateway, migrates = false }: WayInCase): boolean {
  const toItself = ['none', 'path', 'exact', 'host'].includes(wish.route);
  return (toItself ? wish.routeProtocol === 'none' : true)
    && !((gateway || migrates) && wish.protocol === 'https-unchecked')
    // A host of a Gateway has one kind of route.
    && (toItself || !(gateway || migrates) || (wish.protocol === 'grpc') === (wish.routeProtocol === 'grpc'));
}

export const EXPOSED_APP: Matrix = {
  construct: 'ExposedApp',
  cases: pairwise(DIMENSIONS, isValid).map((wish) => ({ name: choiceName(wish), build: () => build(wish) })),
};

function build(wish: Wish): App {
  const { app, exposure } = appWith(WAYS_IN.find(({ name }) => name === wish.wayIn)!);
  const blog = new Chart(app, 'blog', { namespace: 'blog' });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  if (wish.namespace === 'secured') new net.SecureNamespace(chart, 'Ns');
  const shop = new net.ExposedApp(chart, 'Shop', use('ExposedAppProps', {
    ...sourceOf(chart, wish),
    port: wish.port === 'given' ? (wish.source === 'cdk8s-plus' ? 9376 : 9000) : undefined,
    servicePort: wish.servicePort === 'given' ? 8000 : undefined,
    replicas: wish.replicas === 'none' ? undefined : Number(wish.replicas),
    env: wish.env === 'given' ? { LOG_LEVEL: 'debug', GREETING: 'a "quoted" value: yes' } : undefined,
    healthPath: wish.health === 'given' ? '/healthz' : undefined,
    hostname: ({ given: 'shop.example.com', wildcard: '*.example.com', none: undefined })[wish.hostname],
    path: ({ prefix: '/shop/', exact: '/shop', none: undefined })[wish.path],
    pathMatch: wish.path === 'exact' ? net.PathMatch.EXACT : wish.path === 'prefix' ? net.PathMatch.PREFIX : undefined,
    tls: wish.tls === 'off' ? false : undefined,
    redirect: wish.redirect === 'off' ? false : undefined,
    tlsSecretName: wish.secret === 'none' ? undefined : 'shop-certificate',
    tlsSecretExists: wish.secret === 'exists' ? true : undefined,
    issuer: issuerOf(chart, wish, exposure),
    appName: wish.name === 'given' ? 'storefront' : undefined,
    via: wish.via === 'named' ? 'public' : undefined,
    protocol: protocolOf(wish.protocol),
    backendTls: BACKEND_TLS[wish.protocol],
  }, wish.wayIn));
  addRoute(shop, chart, blog, wish);
  relate(shop, chart, wish);
  return app;
}

function sourceOf(chart: Chart, { source }: Wish): Partial<net.ExposedAppProps> {
  switch (source) {
    case 'image': return { image: 'ghcr.io/acme/shop:1.4' };
    case 'deployment': return { workload: deployment(chart, 'pods') };
    case 'cdk8s-plus': return { workload: kplusDeployment(chart, 'pods') };
    case 'service': return { service: service(chart, 'front') };
    case 'written-service': return {
      service: new net.Service(chart, 'Front', { workload: deployment(chart, 'pods'), ports: [{ name: 'http', port: 8000, targetPort: net.Port.tcp(9000) }] }),
    };
  }
}

function issuerOf(chart: Chart, { issuer }: Wish, exposure: net.Exposure): net.IIssuer | undefined {
  switch (issuer) {
    case 'none': return undefined;
    case 'referenced': return net.ClusterIssuer.fromName('corporate', { challenges: [] });
    case 'cluster-issuer': return new net.ClusterIssuer(chart, 'Acme', { signer: acme(exposure) });
    case 'issuer': return new net.Issuer(chart, 'Acme', { signer: acme(exposure) });
  }
}

function addRoute(shop: net.ExposedApp, chart: Chart, blog: Chart, wish: Wish): void {
  const options = routeOf(chart, blog, wish);
  const spoken = { protocol: protocolOf(wish.routeProtocol), backendTls: BACKEND_TLS[wish.routeProtocol] };
  if (options !== undefined) shop.addRoute('Cart', use('AppRouteOptions', { ...options, ...spoken }, wish.wayIn));
}

function routeOf(chart: Chart, blog: Chart, { route }: Wish): net.AppRouteOptions | undefined {
  switch (route) {
    case 'none': return undefined;
    case 'path': return { path: '/cart' };
    case 'exact': return { path: '/cart', pathMatch: net.PathMatch.EXACT };
    case 'host': return { hostname: 'www.example.com', path: '/' };
    case 'workload': return { workload: deployment(chart, 'cart'), path: '/cart' };
    case 'workload-port': return {
      workload: deployment(chart, 'cart', [{ containerPort: 9001 }, { name: 'metrics', containerPort: 9090 }]), port: 9001, servicePort: 81, path: '/cart',
    };
    case 'service': return { service: service(chart, 'cart', [{ name: 'web', port: 80 }, { name: 'grpc', port: 81 }]), servicePort: 81, path: '/cart' };
    case 'foreign-service': return { service: service(blog, 'posts'), path: '/blog' };
  }
}

function relate(shop: net.ExposedApp, chart: Chart, { relation }: Wish): void {
  const api = net.Workload.of(deployment(chart, 'api', [{ name: 'http', containerPort: 8080 }]));
  switch (relation) {
    case 'none': return;
    case 'to-workload': return shop.connections.allowTo(api, use('ConnectionOptions', { reason: 'orders', ports: [net.Port.tcpNamed('http')] }));
    case 'to-peers':
      shop.connections.allowTo(net.Peer.https('api.stripe.com').orElse(net.Peer.internet()));
      shop.connections.allowTo(net.Peer.apiServer());
      return shop.connections.allowTo(net.Peer.cidr('2001:db8::/32'), { ports: [net.Port.udpRange(5000, 5010)] });
    case 'from-peers':
      shop.connections.allowFrom(net.Peer.monitoring(), { ports: [net.Port.tcp(9090)] });
      return shop.connections.allowFrom(net.Peer.nodes(), { ports: [net.Port.allTcp()] });
    case 'isolated': return api.isolate(use('IsolateOptions', { egress: true, ingress: false }));
  }
}
