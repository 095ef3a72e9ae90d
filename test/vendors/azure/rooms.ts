import { azure, Exposure, Gateway, Listener, RouteNamespaces } from '../../../src';
import { RoomUnderTest } from '../room';

const ROOT = ['CheckedAtRoot'];

export const ROOMS: readonly RoomUnderTest[] = [
  {
    title: 'Azure Application Gateway for Containers',
    file: 'azure-agc',
    exposure: () => Exposure.onGateway(Gateway.fromName('public', {
      namespaceName: 'edge',
      controller: new azure.ApplicationGatewayForContainers({ associationSubnetCidrs: ['10.225.0.0/24'], listenerSets: true }),
      listeners: [Listener.http({ routeNamespaces: RouteNamespaces.all() })],
      listenerSets: RouteNamespaces.all(),
    })),
    cannot: {
      'h2c': 'ProtocolNotServed: alb.networking.azure.io/alb-controller cannot serve h2c: it speaks HTTP/1.1 to backends',
      'https-backend': 'ProtocolNotServed: alb.networking.azure.io/alb-controller cannot serve HTTPS: its BackendTLSPolicy reads the CA from a Secret',
      'tls-passthrough': 'ProtocolNotServed: alb.networking.azure.io/alb-controller cannot serve TLS passthrough: its listeners are for HTTP and HTTPS',
    },
    findings: {
      'one-host': ROOT,
      'paths': ROOT,
      'hosts': ROOT,
      'wildcard': ROOT,
      'no-redirect': ROOT,
      'plain-http': ROOT,
      'existing-secret': ROOT,
      'websocket': ROOT,
      'grpc-beside-http': ROOT,
      'https-backend-unchecked': ['BackendNotVerified', 'CheckedAtRoot'],
    },
  },
];
