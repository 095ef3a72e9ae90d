import { contour, Exposure, Gateway, IGatewayController, Listener, RouteNamespaces } from '../../../src';
import { RoomUnderTest } from '../room';

const INGRESS: Pick<RoomUnderTest, 'cannot' | 'findings'> = {
  cannot: {
    'https-backend': 'ProtocolNotServed: Contour cannot serve HTTPS: it takes any certificate of a backend',
    'tls-passthrough': 'ProtocolNotServed: Contour cannot serve TLS passthrough: nothing on an Ingress can say it',
  },
  findings: { 'https-backend-unchecked': ['BackendNotVerified'] },
};

const ALPHA = 'ProtocolNotServed: projectcontour.io/gateway-controller cannot serve';

function gatewayOf(controller: IGatewayController): Exposure {
  return Exposure.onGateway(Gateway.fromName('public', {
    namespaceName: 'edge',
    controller,
    listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() }), Listener.https({ routeNamespaces: RouteNamespaces.all() })],
  }));
}

export const ROOMS: readonly RoomUnderTest[] = [
  {
    title: 'Contour, Ingress',
    file: 'contour-ingress',
    exposure: () => Exposure.onIngress(new contour.Contour()),
    ...INGRESS,
  },
  {
    title: 'Contour, Ingress on the host network',
    file: 'contour-host-network',
    exposure: () => Exposure.onIngress(new contour.Contour({ hostNetwork: true })),
    platform: { nodeCidrs: ['192.168.0.0/24'] },
    ...INGRESS,
  },
  {
    title: 'Contour, its one Gateway',
    file: 'contour-gateway',
    exposure: () => gatewayOf(new contour.Contour()),
    ownCertificates: true,
    findings: { 'existing-secret': ['ListenerHasCertificate'] },
    cannot: { 'https-backend': ALPHA, 'https-backend-unchecked': ALPHA, 'tls-passthrough': ALPHA },
  },
  {
    title: 'Contour, provisioned Gateways',
    file: 'contour-provisioned',
    exposure: () => gatewayOf(new contour.GatewayProvisioner({ experimentalChannel: true })),
    ownCertificates: true,
    findings: { 'existing-secret': ['ListenerHasCertificate'] },
    cannot: {
      'https-backend-unchecked': 'NoServerName: a Gateway checks the certificate',
      'tls-passthrough': 'NoListener: Gateway edge/public must have a TLS listener for shop.example.com',
    },
  },
];
