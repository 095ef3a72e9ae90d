import * as net from 'cdk8s-networking';
import { use } from './options';

/** What an app may speak to a way in that ends TLS, and how its own certificate is checked where it has one. */
export const PROTOCOLS = ['none', 'websocket', 'h2c', 'grpc', 'https', 'https-system', 'https-unchecked'] as const;

export function protocolOf(name: typeof PROTOCOLS[number] | 'passthrough'): net.AppProtocol | undefined {
  switch (name) {
    case 'none': return undefined;
    case 'websocket': return net.AppProtocol.WEBSOCKET;
    case 'h2c': return net.AppProtocol.H2C;
    case 'grpc': return net.AppProtocol.GRPC;
    case 'passthrough': return net.AppProtocol.TLS_PASSTHROUGH;
    default: return net.AppProtocol.HTTPS;
  }
}

export const BACKEND_TLS: { readonly [protocol: string]: net.BackendTlsOptions | undefined } = {
  'https': use('BackendTlsOptions', { serverName: 'shop.internal', caConfigMapName: 'internal-ca' }),
  'https-system': use('BackendTlsOptions', { serverName: 'shop.internal' }),
};
