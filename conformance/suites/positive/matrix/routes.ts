import { App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { choiceName, Matrix } from './matrix';
import { use } from './options';
import { Choice, pairwise } from './pairwise';
import { service } from './users-objects';

const ROUTE = {
  kind: ['GRPCRoute', 'TLSRoute'],
  parent: ['gateway', 'section', 'listener-set'],
  hostnames: ['one', 'several', 'most'],
  service: ['own', 'port', 'foreign'],
  rules: ['one', 'several', 'most'],
  name: ['none', 'given'],
} as const;

const PORTS = [{ name: 'main', port: 443, appProtocol: 'kubernetes.io/h2c' }, { name: 'other', port: 444, appProtocol: 'kubernetes.io/h2c' }];

/** A GRPCRoute or a TLSRoute, on a Gateway of the platform team. */
export const ROUTES: Matrix = {
  construct: 'Route',
  cases: pairwise(ROUTE, ({ kind, rules }) => kind === 'GRPCRoute' || rules === 'one').map((wish) => ({ name: choiceName(wish), build: () => route(wish) })),
};

function route(wish: Choice<typeof ROUTE>): App {
  const app = new App();
  const [shop, blog] = ['shop', 'blog'].map((namespace) => new Chart(app, namespace, { namespace }));
  const gateway = net.Gateway.fromName('public', {
    namespaceName: 'edge', controller: new net.envoygateway.EnvoyGateway(), listeners: [net.Listener.http()], listenerSets: net.RouteNamespaces.all(),
  });
  const listenerSet = new net.ListenerSet(shop, 'Set', {
    gateway, listeners: [wish.kind === 'TLSRoute' ? net.Listener.tlsPassthrough({ port: 8443 }) : net.Listener.https({ secretName: 'shop-tls' })],
  });
  const where = {
    ...(wish.parent === 'listener-set' ? { listenerSet } : { gateway }),
    sectionName: wish.parent === 'section' ? 'tls' : undefined,
    routeName: wish.name === 'given' ? 'front.route' : undefined,
  };
  const hostnames = ({ one: ['a.example.com'], several: ['*.example.com', 'example.com'], most: hosts(wish.kind === 'TLSRoute' ? 1024 : 16) })[wish.hostnames];
  const front = { service: wish.service === 'foreign' ? service(blog, 'front') : service(shop, 'front', PORTS), servicePort: ({ own: 443, port: 444, foreign: undefined })[wish.service] };
  if (wish.kind === 'TLSRoute') new net.TLSRoute(shop, 'Route', use('TLSRouteProps', { ...where, hostnames, ...front }));
  else new net.GRPCRoute(shop, 'Route', use('GRPCRouteProps', { ...where, hostnames, rules: methods(wish).map((method) => use('GRPCRouteRule', { ...method, ...front })) }));
  return app;
}

function hosts(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `h${index}.example.com`);
}

function methods({ rules }: Choice<typeof ROUTE>): Array<Pick<net.GRPCRouteRule, 'grpcService' | 'grpcMethod'>> {
  switch (rules) {
    case 'one': return [{}];
    case 'several': return [{ grpcService: 'shop.v1.Cart', grpcMethod: 'Add_2' }, { grpcService: '.shop.Cart' }, { grpcMethod: 'Watch' }];
    case 'most': return Array.from({ length: 16 }, (_, index) => ({ grpcService: `shop.V${index}` }));
  }
}

const POLICY = {
  port: ['none', 'given'],
  authorities: ['none', 'one', 'most'],
  names: ['none', 'hostname', 'most'],
  name: ['none', 'given'],
} as const;

export const BACKEND_TLS_POLICY: Matrix = {
  construct: 'BackendTLSPolicy',
  cases: pairwise(POLICY, () => true).map((wish) => ({ name: choiceName(wish), build: () => policy(wish) })),
};

function policy(wish: Choice<typeof POLICY>): App {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new net.BackendTLSPolicy(chart, 'Policy', use('BackendTLSPolicyProps', {
    service: service(chart, 'front', PORTS),
    servicePort: wish.port === 'given' ? 443 : undefined,
    serverName: 'front.shop.svc',
    caConfigMapNames: ({ none: undefined, one: ['internal-ca'], most: Array.from({ length: 8 }, (_, index) => `ca.${index}`) })[wish.authorities],
    subjectAltNames: ({
      none: undefined,
      hostname: ['*.shop.svc', 'front.internal'],
      most: ['a.internal', 'spiffe://cluster.local/ns/shop/sa/front', 'https://front.internal:8443/a?b=c#d', 'urn://a', 'b.internal'],
    })[wish.names],
    policyName: wish.name === 'given' ? 'front.tls' : undefined,
  }));
  return app;
}
