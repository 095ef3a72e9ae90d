import { Exposure, Gateway, istio, Listener, RouteNamespaces } from '../../../src';
import { RoomUnderTest } from '../room';

const NO_WORDS = 'nothing on an Ingress can say it';
const PLAIN = ['PlainHttpAnswered'];

export const ROOMS: readonly RoomUnderTest[] = [
  {
    title: 'Istio, Ingress',
    file: 'istio-ingress',
    exposure: () => Exposure.onIngress(new istio.IngressGateway({ tlsSecretName: 'wildcard' })),
    ownCertificates: true,
    cannot: {
      'existing-secret': 'CertificateFromElsewhere: Ingress class istio takes its certificates from Secret istio-system/wildcard',
      'https-backend': `ProtocolNotServed: Istio cannot serve HTTPS: ${NO_WORDS}`,
      'https-backend-unchecked': `ProtocolNotServed: Istio cannot serve HTTPS: ${NO_WORDS}`,
      'tls-passthrough': `ProtocolNotServed: Istio cannot serve TLS passthrough: ${NO_WORDS}`,
    },
    findings: {
      'one-host': PLAIN,
      'paths': PLAIN,
      'hosts': PLAIN,
      'wildcard': [...PLAIN, 'WildcardIsDeeper'],
      'no-redirect': PLAIN,
      'websocket': PLAIN,
      'h2c': PLAIN,
      'grpc': PLAIN,
      'grpc-beside-http': PLAIN,
    },
  },
  {
    title: 'Istio, Gateway',
    file: 'istio-gateway',
    exposure: () => Exposure.onGateway(Gateway.fromName('public', {
      namespaceName: 'edge',
      controller: new istio.Istio(),
      listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() })],
      listenerSets: RouteNamespaces.all(),
    })),
    cannot: { 'https-backend-unchecked': 'NoServerName: a Gateway checks the certificate' },
  },
];
