import { Exposure, Gateway, gke, Listener, RouteNamespaces } from '../../../src';
import { RoomUnderTest } from '../room';
import { RouteCase } from '../route-cases';

const { GatewayClass } = gke;
const ROOT = ['CheckedAtRoot'];
const FINDINGS: { readonly [name in RouteCase]?: readonly string[] } = {
  'one-host': ROOT,
  'paths': ROOT,
  'hosts': ROOT,
  'wildcard': ROOT,
  'no-redirect': ROOT,
  'plain-http': ROOT,
  'existing-secret': ['CheckedAtRoot', 'ListenerHasCertificate'],
  'websocket': ROOT,
  'https-backend-unchecked': ['BackendNotVerified', 'CheckedAtRoot'],
};
const CANNOT: RoomUnderTest['cannot'] = {
  'grpc': 'ProtocolNotServed: networking.gke.io/gateway cannot serve gRPC: it serves no GRPCRoute; say H2C',
  'grpc-beside-http': 'ProtocolNotServed: networking.gke.io/gateway cannot serve gRPC: it serves no GRPCRoute; say H2C',
  'https-backend': 'ProtocolNotServed: networking.gke.io/gateway cannot serve HTTPS: it takes any certificate of a backend, and this one should be checked',
  'tls-passthrough': 'ProtocolNotServed: networking.gke.io/gateway cannot serve TLS passthrough: it ends TLS itself',
};

function exposure(props: gke.GkeGatewayProps): () => Exposure {
  return () => Exposure.onGateway(Gateway.fromName('public', {
    namespaceName: 'edge',
    controller: new gke.GkeGateway(props),
    listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() }), Listener.https({ routeNamespaces: RouteNamespaces.all() })],
  }));
}

export const ROOMS: readonly RoomUnderTest[] = [
  {
    title: 'GKE Gateway, global',
    file: 'gke-global',
    exposure: exposure({ gatewayClass: GatewayClass.GLOBAL_EXTERNAL_MANAGED, certificateMap: 'shop' }),
    cannot: { ...CANNOT, 'existing-secret': 'CertificateFromElsewhere: Gateway edge/public takes its certificates from certificate map shop' },
    findings: FINDINGS,
    ownCertificates: true,
  },
  {
    title: 'GKE Gateway, regional',
    file: 'gke-regional',
    exposure: exposure({ gatewayClass: GatewayClass.REGIONAL_EXTERNAL_MANAGED, proxyOnlySubnetCidrs: ['10.129.0.0/23'] }),
    cannot: CANNOT,
    findings: FINDINGS,
    ownCertificates: true,
  },
  {
    title: 'GKE Gateway, internal',
    file: 'gke-internal',
    exposure: exposure({ gatewayClass: GatewayClass.RILB, proxyOnlySubnetCidrs: ['10.129.0.0/23'] }),
    cannot: CANNOT,
    findings: FINDINGS,
    cannotBeCalled: 'an internal load balancer has no pods to name',
    ownCertificates: true,
  },
];
