import { consul, Exposure, Gateway, Listener, RouteNamespaces } from '../../../src';
import { RoomUnderTest } from '../room';
import { RouteCase } from '../route-cases';

const MESH = ['MeshAlone'];
const FINDINGS: { readonly [name in RouteCase]?: readonly string[] } = {
  'one-host': [...MESH, 'RedirectNotServed'],
  'paths': [...MESH, 'PrefixByCharacters', 'RedirectNotServed'],
  'hosts': [...MESH, 'RedirectNotServed'],
  'wildcard': [...MESH, 'RedirectNotServed'],
  'no-redirect': MESH,
  'plain-http': MESH,
  'existing-secret': ['ListenerHasCertificate', ...MESH, 'RedirectNotServed'],
  'websocket': [...MESH, 'RedirectNotServed'],
};

export const ROOMS: readonly RoomUnderTest[] = [
  {
    title: 'Consul API gateway',
    file: 'consul-gateway',
    exposure: () => Exposure.onGateway(Gateway.fromName('public', {
      namespaceName: 'edge',
      controller: new consul.ConsulApiGateway(),
      listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() }), Listener.https({ routeNamespaces: RouteNamespaces.all() })],
    })),
    cannot: {
      'h2c': 'ProtocolNotServed: consul.hashicorp.com/gateway-controller cannot serve h2c: to a Service it speaks HTTP/1.1',
      'grpc': 'ProtocolNotServed: consul.hashicorp.com/gateway-controller cannot serve gRPC: to a Service it speaks HTTP/1.1',
      'grpc-beside-http': 'ProtocolNotServed: consul.hashicorp.com/gateway-controller cannot serve gRPC: to a Service it speaks HTTP/1.1',
      'https-backend': 'ProtocolNotServed: consul.hashicorp.com/gateway-controller cannot serve HTTPS: the mesh encrypts as far as the sidecar',
      'https-backend-unchecked': 'ProtocolNotServed: consul.hashicorp.com/gateway-controller cannot serve HTTPS: the mesh encrypts as far as the sidecar',
      'tls-passthrough': 'ProtocolNotServed: consul.hashicorp.com/gateway-controller cannot serve TLS passthrough: it accepts no listener',
    },
    findings: FINDINGS,
    ownCertificates: true,
    arrivesOn: 20000,
  },
];
