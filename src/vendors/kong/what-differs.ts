import { AppProtocol } from '../../model/app-protocol';
import { FrontDoor, hostnamesOf, RouteDifference } from '../../model/front-door';
import { exactBesidePrefix } from '../../model/routes';
import { READ_AS_PATTERN } from './facts';

/**
 * What Kong makes of paths and listeners that another proxy would not, on both APIs.
 *
 * @internal
 */
export function differs(door: FrontDoor): RouteDifference[] {
  return [...pathsAsPatterns(door), ...samePathTwice(door), ...plainGrpc(door)];
}

/**
 * An Ingress' wildcard stands for one label; Kong's for any number, as a Gateway's does.
 *
 * @see https://developer.konghq.com/gateway/routing/traditional/
 * @internal
 */
export function deeperWildcards({ routes }: FrontDoor): RouteDifference[] {
  return hostnamesOf(routes).filter(({ isWildcard }) => isWildcard).map((hostname) => ({
    id: 'WildcardAnyDepth',
    sentence: `Kong takes every name below ${hostname.toString().slice(2)} for ${hostname.toString()}, however deep`,
    mend: 'let the app refuse hosts that are none of its own, or acknowledge it',
  }));
}

/** gRPC paths end in a method, so there the pattern is never the last word. */
function pathsAsPatterns({ routes }: FrontDoor): RouteDifference[] {
  const read = routes.filter(({ path, backend }) => backend.protocol !== AppProtocol.GRPC && READ_AS_PATTERN.test(path.text));
  return read.map(({ hostname, path }) => ({
    id: 'PathReadAsPattern',
    sentence: `Kong reads ${hostname.toString()}${path.text} as a regular expression, in which ".", "$", "(", ")", "*" and "+" stand for more than themselves`,
    mend: 'choose a path without them, or acknowledge it',
  }));
}

function samePathTwice({ routes }: FrontDoor): RouteDifference[] {
  return exactBesidePrefix(routes).map(({ hostname, path }) => ({
    id: 'SamePathTwice',
    sentence: `Kong makes one pattern of an exact path and of a prefix, so a request for exactly ${hostname.toString()}${path.text} `
      + 'may go where the prefix of that name leads',
    mend: 'give one of the two another path',
  }));
}

/** @see https://github.com/Kong/charts/blob/main/charts/kong/values.yaml */
function plainGrpc({ tlsSecretName, routes }: FrontDoor): RouteDifference[] {
  if (tlsSecretName !== undefined || routes.every(({ backend }) => backend.protocol !== AppProtocol.GRPC)) return [];
  return [{
    id: 'PlainHttp2',
    sentence: 'gRPC without TLS needs HTTP/2 on Kong\'s plain port, which its chart does not turn on',
    mend: 'give the release proxy.http.parameters: [http2] and acknowledge it, or leave tls: false out',
    saidOnce: true,
  }];
}
