import { AppProtocol } from '../../model/app-protocol';
import { FrontDoor, ServiceWords } from '../../model/front-door';
import { ANNOTATIONS } from './facts';

/** @internal What Kong cannot speak, why, and what to do instead. */
export const CANNOT: { readonly [protocol in AppProtocol]?: { readonly why: string; readonly mend: string } } = {
  [AppProtocol.H2C]: { why: 'to backends it speaks HTTP/2 for gRPC alone', mend: 'let the app speak HTTP/1.1 as well, or gRPC' },
  [AppProtocol.TLS_PASSTHROUGH]: {
    why: 'it passes TLS through on stream listeners alone, each a port of its own, and reads TLSRoute in no version that is served by default',
    mend: 'use another way in for it',
  },
};

/**
 * What clients must speak. A route that takes https alone answers http with a redirect, or with 426 and no more.
 *
 * @internal
 */
export function clientSide({ tlsSecretName, redirect }: FrontDoor, protocol: AppProtocol): { readonly [key: string]: string } {
  const grpc = protocol === AppProtocol.GRPC;
  if (tlsSecretName === undefined) return { [ANNOTATIONS.protocols]: grpc ? 'grpc' : 'http' };
  return { [ANNOTATIONS.protocols]: grpc ? 'grpcs' : 'https', ...(redirect && !grpc ? { [ANNOTATIONS.redirectCode]: '301' } : {}) };
}

/**
 * What Kong must speak to the pods, which it reads at the Service.
 *
 * @internal
 */
export function serviceSide(protocol: AppProtocol): ServiceWords {
  switch (protocol) {
    case AppProtocol.GRPC: return { annotations: { [ANNOTATIONS.protocol]: 'grpc' } };
    case AppProtocol.HTTPS: return { annotations: { [ANNOTATIONS.protocol]: 'https' } };
    default: return {};
  }
}
