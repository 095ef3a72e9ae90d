import { Exposure, Gateway, kong, Listener, RouteNamespaces } from '../../../src';
import { RoomUnderTest } from '../room';

const CANNOT = { 'h2c': ' cannot serve h2c: to backends it speaks HTTP/2 for gRPC alone', 'tls-passthrough': ' cannot serve TLS passthrough: ' };

export const ROOMS: readonly RoomUnderTest[] = [
  {
    title: 'Kong Ingress Controller, Ingress',
    file: 'kong-ingress',
    exposure: () => Exposure.onIngress(new kong.KongIngressController()),
    cannot: { ...CANNOT, 'https-backend': 'ProtocolNotServed: Kong cannot serve HTTPS: it takes any certificate' },
    findings: { 'wildcard': ['WildcardAnyDepth'], 'https-backend-unchecked': ['BackendNotVerified'] },
  },
  {
    title: 'Kong Ingress Controller, Gateway',
    file: 'kong-gateway',
    exposure: () => Exposure.onGateway(Gateway.fromName('public', {
      namespaceName: 'edge',
      controller: new kong.KongIngressController(),
      listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() }), Listener.https({ routeNamespaces: RouteNamespaces.all() })],
    })),
    cannot: { ...CANNOT, 'https-backend': 'ProtocolNotServed: konghq.com/kic-gateway-controller cannot serve HTTPS: it reads BackendTLSPolicy' },
    findings: { 'existing-secret': ['ListenerHasCertificate'], 'https-backend-unchecked': ['BackendNotVerified'] },
    ownCertificates: true,
  },
];
