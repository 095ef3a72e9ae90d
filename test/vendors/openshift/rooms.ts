import { Exposure, Gateway, Listener, openshift, RouteNamespaces } from '../../../src';
import { RoomUnderTest } from '../room';

const ROUTER: Pick<RoomUnderTest, 'cannot' | 'findings'> = {
  cannot: {
    'paths': 'ExactPathNotServed: OpenShift\'s router must be given prefixes, since it ignores exact paths, got /healthz/ready exactly',
    'https-backend': 'ProtocolNotServed: OpenShift\'s router cannot serve HTTPS: it checks backends by the cluster\'s service CA',
  },
  findings: {
    'no-redirect': ['RedirectsAnyway'],
    'https-backend-unchecked': ['ServingCertificateNeeded'],
  },
};

export const ROOMS: readonly RoomUnderTest[] = [
  {
    title: 'OpenShift, Ingress',
    file: 'openshift-ingress',
    exposure: () => Exposure.onIngress(new openshift.IngressOperator({ http2: true, wildcards: true })),
    ...ROUTER,
  },
  {
    title: 'OpenShift with routers on the host network, Ingress',
    file: 'openshift-host-network',
    exposure: () => Exposure.onIngress(new openshift.IngressOperator({ hostNetwork: true })),
    platform: { nodeCidrs: ['192.168.126.0/24'] },
    cannot: {
      ...ROUTER.cannot,
      'wildcard': 'WildcardNotServed: OpenShift\'s router must admit wildcards to serve *.example.com, and of itself it does not',
      'grpc': 'ProtocolNotServed: OpenShift\'s router cannot serve gRPC: of itself it speaks no HTTP/2 to clients',
      'grpc-beside-http': 'ProtocolNotServed: OpenShift\'s router cannot serve gRPC',
    },
    findings: ROUTER.findings,
  },
  {
    title: 'OpenShift, Gateway',
    file: 'openshift-gateway',
    exposure: () => Exposure.onGateway(Gateway.fromName('public', {
      namespaceName: 'openshift-ingress',
      controller: new openshift.IngressOperator({ backendTlsPolicies: true }),
      listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() }), Listener.https({ routeNamespaces: RouteNamespaces.all() })],
    })),
    ownCertificates: true,
    cannot: {
      'https-backend-unchecked': 'NoServerName: a Gateway checks the certificate',
      'tls-passthrough': 'ProtocolNotServed: openshift.io/gateway-controller/v1 cannot serve TLS passthrough: the Ingress Operator installs no TLSRoute',
    },
    findings: { 'existing-secret': ['ListenerHasCertificate'] },
  },
];
