import { AppProtocol } from '../../model/app-protocol';
import { FrontDoor, RouteDifference } from '../../model/front-door';
import { exactBesidePrefix } from '../../model/routes';

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
  return exactBesidePrefix(routes).map(({ hostname, path }) => ({
    id: 'SamePathTwice',
    sentence: `HAProxy keeps exact paths and prefixes in one list, so a request for exactly ${hostname.toString()}${path.text} `
      + 'may go where the prefix of that name leads',
    mend: 'give one of the two another path',
  }));
}
