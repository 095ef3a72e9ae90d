import { App, Chart } from 'cdk8s';
import * as net from 'cdk8s-networking';
import { choiceName, Matrix } from './matrix';
import { use } from './options';
import { Choice, pairwise } from './pairwise';
import { service } from './users-objects';

const DIMENSIONS = {
  controller: ['envoy', 'traefik'],
  listeners: ['http', 'https', 'both', 'ports', 'hosts', 'passthrough', 'options'],
  routes: ['none', 'same', 'all', 'labels', 'named'],
  sets: ['none', 'same', 'all', 'labels', 'named'],
  names: ['none', 'given'],
  set: ['none', 'plain', 'several'],
  route: ['none', 'plain', 'paths', 'section', 'to-set', 'foreign-service'],
  home: ['same', 'other'],
} as const;

type Wish = Choice<typeof DIMENSIONS>;

function isValid(wish: Wish): boolean {
  const admitsSet = wish.sets === 'all' || wish.sets === 'labels' || wish.sets === 'named' || (wish.sets === 'same' && wish.home === 'same');
  return (wish.set === 'none' || admitsSet) && (wish.route !== 'to-set' || wish.set !== 'none');
}

/** A Gateway, a ListenerSet and an HTTPRoute on it, as the platform team and an app would write them by hand. */
export const GATEWAY: Matrix = {
  construct: 'Gateway',
  cases: pairwise(DIMENSIONS, isValid).map((wish) => ({ name: choiceName(wish), build: () => build(wish) })),
};

const NAMESPACES: { readonly [wish: string]: (() => net.RouteNamespaces) | undefined } = {
  same: () => net.RouteNamespaces.same(),
  all: () => net.RouteNamespaces.all(),
  labels: () => net.RouteNamespaces.labels({ 'exposed': 'true', 'example.com/tier': 'edge' }),
  named: () => net.RouteNamespaces.named('edge', 'shop'),
};

function build(wish: Wish): App {
  const app = new App();
  const edge = new Chart(app, 'edge', { namespace: 'edge' });
  const chart = wish.home === 'same' ? edge : new Chart(app, 'shop', { namespace: 'shop' });
  const gateway = new net.Gateway(edge, 'Public', use('GatewayProps', {
    controller: wish.controller === 'envoy' ? new net.envoygateway.EnvoyGateway() : new net.traefik.Traefik({ listenerSets: true }),
    listeners: listenersOf(wish),
    listenerSets: NAMESPACES[wish.sets]?.(),
    gatewayName: wish.names === 'given' ? 'public.gateway' : undefined,
    namespaceName: wish.names === 'given' ? 'edge' : undefined,
    gatewayClassName: wish.names === 'given' ? 'own.class' : undefined,
    annotations: wish.names === 'given' ? { 'example.com/owner': 'platform: team "a"' } : undefined,
  }));
  const set = wish.set === 'none' ? undefined : new net.ListenerSet(chart, 'Hosts', use('ListenerSetProps', {
    gateway,
    listeners: [
      net.Listener.https({ hostname: 'set.example.com', secretName: 'set-tls', routeNamespaces: NAMESPACES[wish.routes]?.() }),
      ...(wish.set === 'several' ? [net.Listener.http({ listenerName: 'own', port: 8181 })] : []),
    ],
    listenerSetName: wish.names === 'given' ? 'hosts.set' : undefined,
  }));
  writeRoute(chart, gateway, set, wish);
  return app;
}

function listenersOf(wish: Wish): net.Listener[] {
  const routeNamespaces = NAMESPACES[wish.routes]?.();
  const http = (options: net.ListenerOptions = {}) => net.Listener.http(use('ListenerOptions', { routeNamespaces, ...options }));
  const https = (options: net.HttpsListenerOptions = {}) => net.Listener.https(use('HttpsListenerOptions', { secretName: 'edge-tls', routeNamespaces, ...options }));
  switch (wish.listeners) {
    case 'http': return [http()];
    case 'https': return [https()];
    case 'both': return [http(), https()];
    case 'ports': return [http({ listenerName: 'alt', port: 8888 }), https({ listenerName: 'alt.tls', port: 65535 })];
    case 'passthrough': return [http(), net.Listener.tlsPassthrough(use('ListenerOptions', { routeNamespaces, hostname: 'own.example.com' })), https({ hostname: 'www.example.com' })];
    case 'options': return [http(), https({ secretName: undefined, tlsOptions: { 'networking.gke.io/pre-shared-certs': 'shop' } })];
    case 'hosts': return [http({ hostname: '*.example.com' }), https({ hostname: '*.example.com' }), https({ listenerName: 'www', hostname: 'www.example.com' })];
  }
}

function writeRoute(chart: Chart, gateway: net.Gateway, set: net.ListenerSet | undefined, wish: Wish): void {
  if (wish.route === 'none') return;
  const front = service(chart, 'front', [{ name: 'web', port: 80 }, { name: 'admin', port: 81 }]);
  const rule = (options: net.HTTPRouteRule) => use('HTTPRouteRule', options);
  const foreign = () => service(new Chart(chart.node.root as App, 'blog', { namespace: 'blog' }), 'posts');
  new net.HTTPRoute(chart, 'Route', use('HTTPRouteProps', {
    gateway: wish.route === 'to-set' ? undefined : gateway,
    listenerSet: wish.route === 'to-set' ? set : undefined,
    hostnames: wish.route === 'paths' ? Array.from({ length: 16 }, (_, index) => `h${index}.example.com`) : ['www.example.com'],
    rules: wish.route === 'paths'
      ? Array.from({ length: 16 }, (_, index) => rule({ service: front, servicePort: 81, path: `/p${index}/%41~x`, pathMatch: Object.values(net.PathMatch)[index % 2] }))
      : [rule(wish.route === 'foreign-service' ? { service: foreign() } : { service: front, servicePort: 80 })],
    sectionName: wish.route === 'section' ? 'http' : undefined,
    routeName: wish.names === 'given' ? 'front.route' : undefined,
  }));
}
