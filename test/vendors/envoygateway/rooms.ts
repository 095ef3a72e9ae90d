import { envoygateway, Exposure, Gateway, Listener, RouteNamespaces } from '../../../src';
import { RoomUnderTest } from '../room';

export const ROOMS: readonly RoomUnderTest[] = [
  {
    title: 'Envoy Gateway',
    file: 'envoy-gateway',
    exposure: () => Exposure.onGateway(Gateway.fromName('public', {
      namespaceName: 'edge',
      controller: new envoygateway.EnvoyGateway(),
      listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() })],
      listenerSets: RouteNamespaces.all(),
    })),
    cannot: { 'https-backend-unchecked': 'NoServerName: a Gateway checks the certificate' },
  },
];
