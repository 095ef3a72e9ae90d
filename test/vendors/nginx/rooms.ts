import { Exposure, Gateway, Listener, nginx, RouteNamespaces } from '../../../src';
import { RoomUnderTest } from '../room';
import { ROUTE_CASES, RouteCase } from '../route-cases';

/** What ingress-nginx says of itself whatever is asked, and of some cases beside it. */
function retired(more: { readonly [name in RouteCase]?: readonly string[] } = {}): { readonly [name in RouteCase]?: readonly string[] } {
  const names = Object.keys(ROUTE_CASES) as RouteCase[];
  return Object.fromEntries(names.map((name) => [name, [...more[name] ?? [], 'IngressNginxRetired'].sort()]));
}

const ONLY_HTTP1 = 'ProtocolNotServed: F5 NGINX Ingress Controller cannot serve h2c: NGINX speaks HTTP/1.1';

export const ROOMS: readonly RoomUnderTest[] = [
  {
    title: 'ingress-nginx (retired)',
    file: 'ingress-nginx',
    exposure: () => Exposure.onIngress(new nginx.IngressNginx()),
    cannot: {
      'h2c': 'ProtocolNotServed: ingress-nginx cannot serve h2c: NGINX speaks HTTP/1.1',
      'tls-passthrough': 'ProtocolNotServed: ingress-nginx cannot serve TLS passthrough: it needs the flag --enable-ssl-passthrough',
    },
    findings: retired({
      'no-redirect': ['RedirectsAnyway'], 'https-backend': ['AuthorityInSecret'], 'https-backend-unchecked': ['BackendNotVerified'],
    }),
  },
  {
    title: 'ingress-nginx (retired), host network',
    file: 'ingress-nginx-host-network',
    exposure: () => Exposure.onIngress(new nginx.IngressNginx({ hostNetwork: true, sslPassthrough: true })),
    platform: { nodeCidrs: ['192.168.10.0/24'] },
    cannot: { h2c: 'ProtocolNotServed: ingress-nginx cannot serve h2c: NGINX speaks HTTP/1.1' },
    findings: retired({
      'no-redirect': ['RedirectsAnyway'], 'https-backend': ['AuthorityInSecret'], 'https-backend-unchecked': ['BackendNotVerified'],
    }),
  },
  {
    title: 'F5 NGINX Ingress Controller',
    file: 'f5-nginx-ingress-controller',
    exposure: () => Exposure.onIngress(new nginx.F5NginxIngressController({ http2: true })),
    cannot: {
      'h2c': ONLY_HTTP1,
      'https-backend': 'ProtocolNotServed: F5 NGINX Ingress Controller cannot serve HTTPS: it takes any certificate of a backend',
      'tls-passthrough': 'ProtocolNotServed: F5 NGINX Ingress Controller cannot serve TLS passthrough: an Ingress cannot say so there',
    },
    findings: {
      'paths': ['PrefixByCharacters'],
      'no-redirect': ['RedirectsAnyway'],
      'grpc-beside-http': ['PrefixByCharacters'],
      'https-backend-unchecked': ['BackendNotVerified'],
    },
  },
  {
    title: 'NGINX Gateway Fabric',
    file: 'nginx-gateway-fabric',
    exposure: () => Exposure.onGateway(Gateway.fromName('public', {
      namespaceName: 'edge',
      controller: new nginx.NginxGatewayFabric(),
      listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() })],
      listenerSets: RouteNamespaces.all(),
    })),
    cannot: {
      'grpc-beside-http': 'ProtocolNotServed: NGINX Gateway Fabric cannot serve gRPC: it matches a method or a whole host, got the service "/shop.Cart"',
      'https-backend-unchecked': 'NoServerName: a Gateway checks the certificate',
    },
  },
];
