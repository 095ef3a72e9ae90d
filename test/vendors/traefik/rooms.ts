import { Exposure, Gateway, Listener, RouteNamespaces, traefik } from '../../../src';
import { RoomUnderTest } from '../room';

export const ROOMS: readonly RoomUnderTest[] = [
  {
    title: 'Traefik, Ingress',
    file: 'traefik-ingress',
    exposure: () => Exposure.onIngress(new traefik.Traefik()),
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
