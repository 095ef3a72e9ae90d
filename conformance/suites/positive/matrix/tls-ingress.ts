import { App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { choiceName, Matrix } from './matrix';
import { use } from './options';
import { Choice, pairwise } from './pairwise';
import { BACKEND_TLS, protocolOf } from './protocols';
import { acme, deployment, service } from './users-objects';
import { appWith, WAYS_IN } from './ways-in';

const DIMENSIONS = {
  wayIn: WAYS_IN.map(({ name }) => name),
  hostnames: ['one', 'several', 'wildcard'],
  service: ['raw', 'written', 'foreign'],
  servicePort: ['none', 'given'],
  path: ['none', 'prefix', 'exact'],
  redirect: ['none', 'off'],
  secret: ['none', 'named', 'exists'],
  issuer: ['none', 'cluster-issuer', 'issuer'],
  name: ['none', 'given'],
  via: ['none', 'named'],
  namespace: ['secured', 'plain'],
  route: ['none', 'path', 'exact', 'some-hosts', 'foreign'],
  protocol: ['none', 'h2c', 'grpc', 'https'],
  routeProtocol: ['none', 'grpc', 'https'],
} as const;

type Wish = Choice<typeof DIMENSIONS>;

function isValid(wish: Wish): boolean {
  const wayIn = WAYS_IN.find(({ name }) => name === wish.wayIn)!;
  return (wish.secret !== 'exists' || wish.issuer === 'none')
    && !(wish.issuer === 'issuer' && wayIn.certificatesAtGateway === true)
    && !(wish.secret !== 'none' && wayIn.certificatesAtGateway === true)
    && (wayIn.gateway || (wish.service !== 'foreign' && wish.route !== 'foreign'))
    && (wish.hostnames === 'several' || wish.route !== 'some-hosts')
    && (wish.route === 'none' ? wish.routeProtocol === 'none' : (wish.protocol === 'grpc') === (wish.routeProtocol === 'grpc'))
    // Both lead to one Service, which is spoken to in one way.
    && (wish.route !== 'path' || wish.protocol === wish.routeProtocol);
}

export const TLS_INGRESS: Matrix = {
  construct: 'TlsIngress',
  cases: pairwise(DIMENSIONS, isValid).map((wish) => ({ name: choiceName(wish), build: () => build(wish) })),
};

function build(wish: Wish): App {
  const { app, exposure } = appWith(WAYS_IN.find(({ name }) => name === wish.wayIn)!);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  // In a later file than what refers to it.
  const wiki = new Chart(app, 'wiki', { namespace: 'wiki' });
  if (wish.namespace === 'secured') {
    new net.SecureNamespace(chart, 'Ns');
    new net.SecureNamespace(wiki, 'Ns');
  }
  const front = serviceOf(chart, wiki, wish);
  const site = new net.TlsIngress(chart, 'Site', use('TlsIngressProps', {
    service: front,
    hostnames: ({ one: ['example.com'], several: ['www.example.com', 'shop.example.com', 'api.example.com'], wildcard: ['example.com', '*.example.com'] })[wish.hostnames],
    servicePort: wish.servicePort === 'given' ? 8000 : undefined,
    path: ({ none: undefined, prefix: '/a', exact: '/a/' })[wish.path],
    pathMatch: wish.path === 'exact' ? net.PathMatch.EXACT : undefined,
    redirect: wish.redirect === 'off' ? false : undefined,
    tlsSecretName: wish.secret === 'none' ? undefined : 'site.certificate',
    tlsSecretExists: wish.secret === 'exists' ? true : undefined,
    issuer: ({
      'none': () => undefined,
      'cluster-issuer': () => new net.ClusterIssuer(chart, 'Acme', { signer: acme(exposure) }),
      'issuer': () => new net.Issuer(chart, 'Acme', { signer: acme(exposure) }),
    })[wish.issuer](),
    ingressName: wish.name === 'given' ? 'front-door' : undefined,
    via: wish.via === 'named' ? 'public' : undefined,
    protocol: protocolOf(wish.protocol),
    backendTls: BACKEND_TLS[wish.protocol],
  }, wish.wayIn));
  const more = routeOf(chart, wiki, front, wish);
  const spoken = { protocol: protocolOf(wish.routeProtocol), backendTls: BACKEND_TLS[wish.routeProtocol] };
  if (more !== undefined) site.addRoute('More', use('TlsIngressRouteOptions', { ...more, ...spoken }, wish.wayIn));
  return app;
}

function serviceOf(chart: Chart, wiki: Chart, wish: Wish): net.Service | ReturnType<typeof service> {
  switch (wish.service) {
    case 'raw': return service(chart, 'front');
    case 'written': return new net.Service(chart, 'Front', { workload: deployment(chart, 'pods'), ports: [{ name: 'web', port: 8000, targetPort: net.Port.tcp(9000) }] });
    case 'foreign': return service(wiki, 'front');
  }
}

function routeOf(chart: Chart, wiki: Chart, front: net.TlsRouteOptions['service'], { route }: Wish): net.TlsIngressRouteOptions | undefined {
  switch (route) {
    case 'none': return undefined;
    case 'path': return { service: front, path: '/b' };
    case 'exact': return { service: service(chart, 'b', [{ port: 80 }]), servicePort: 80, path: '/b', pathMatch: net.PathMatch.EXACT };
    case 'some-hosts': return { service: service(chart, 'b'), path: '/b', hostnames: ['api.example.com'] };
    case 'foreign': return { service: service(wiki, 'b'), path: '/b' };
  }
}
