import { Exposure, Gateway, Listener, RouteNamespaces, traefik } from '../../../src';
import { RoomUnderTest } from '../room';

const INGRESS = {
  cannot: { 'tls-passthrough': 'ProtocolNotServed: Traefik cannot serve TLS passthrough: nothing on an Ingress can say it' },
  findings: { 'https-backend-unchecked': ['BackendNotVerified'] },
};

export const ROOMS: readonly RoomUnderTest[] = [
  {
    title: 'Traefik, Ingress',
    file: 'traefik-ingress',
    exposure: () => Exposure.onIngress(new traefik.Traefik()),
    ...INGRESS,
  },
  {
    title: 'Traefik on the host network, Ingress',
    file: 'traefik-host-network',
    exposure: () => Exposure.onIngress(new traefik.Traefik({ hostNetwork: true, webPort: 80, websecurePort: 443 })),
    platform: { nodeCidrs: ['192.168.1.0/24'] },
    ...INGRESS,
  },
  {
    title: 'Traefik, Gateway',
    file: 'traefik-gateway',
    exposure: () => Exposure.onGateway(Gateway.fromName('public', {
      namespaceName: 'edge',
      controller: new traefik.Traefik({ listenerSets: true }),
      listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() })],
      listenerSets: RouteNamespaces.all(),
    })),
    cannot: { 'https-backend-unchecked': 'NoServerName: a Gateway checks the certificate' },
  },
];
