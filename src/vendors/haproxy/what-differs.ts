import { AppProtocol } from '../../model/app-protocol';
import { Backend, FrontDoor, RouteDifference, RouteWish } from '../../model/front-door';
import { refuse } from '../../values/errors';
import { PathMatch } from '../../values/url-path';

/**
 * Both projects either redirect or answer plain http; of the two, the redirect gives nothing away.
 *
 * gRPC clients follow no redirect, so to them plain http is not answered.
 *
 * @internal
 */
export function redirectsAnyway(controller: string, { tlsSecretName, redirect, routes }: FrontDoor): RouteDifference[] {
  if (tlsSecretName === undefined || redirect || routes.every(({ backend }) => backend.protocol === AppProtocol.GRPC)) return [];
  return [{
    id: 'RedirectsAnyway',
    sentence: `${controller} redirects http to https although the app does not ask for it: the only other way it has is to serve the app over plain http`,
    mend: 'leave redirect out, or acknowledge it',
  }];
}

/**
 * A prefix is looked up as an exact path too, in one list with exact paths: of equal ones either may win.
 *
 * @see https://github.com/haproxytech/kubernetes-ingress/blob/v3.2.11/pkg/route/route.go
 * @internal
 */
export function samePathTwice({ routes }: FrontDoor): RouteDifference[] {
  const doubtful = routes.filter((exact) => exact.path.match === PathMatch.EXACT && routes.some((prefix) => isPrefixOf(prefix, exact)));
  return doubtful.map(({ hostname, path }) => ({
    id: 'SamePathTwice',
    sentence: `HAProxy keeps exact paths and prefixes in one list, so a request for exactly ${hostname.toString()}${path.text} `
      + 'may go where the prefix of that name leads',
    mend: 'give one of the two another path',
  }));
}

function isPrefixOf({ hostname, path }: RouteWish, exact: RouteWish): boolean {
  return path.match === PathMatch.PREFIX && path.text !== '/' && path.text === exact.path.text && hostname.toString() === exact.hostname.toString();
}

/**
 * Neither project reads a CA from a ConfigMap, and one that is missing is passed over without a check.
 *
 * @internal
 */
export function refuseCheckedBackend(controller: string, { tls, serviceName }: Backend, door: FrontDoor): void {
  if (tls === undefined) return;
  refuse('BackendNotChecked', `${controller} reads CAs from Secrets of its own kind alone, and cannot check that Service ${serviceName} is ${tls.serverName.toString()} `
    + 'with what backendTls names; leave backendTls out and it is not checked, or expose the app on a Gateway', door.scope);
}
