import { AppProtocol } from './app-protocol';
import { FrontDoor, hostnamesOf, RouteDifference } from './front-door';

/**
 * Hosts whose http is redirected against the app's wish, by controllers that would answer it from the app otherwise.
 *
 * One that serves gRPC alone has no clients that could be redirected.
 *
 * @internal
 */
export function redirectsAnyway(name: string, { routes, tlsSecretName, redirect }: FrontDoor): RouteDifference[] {
  if (tlsSecretName === undefined || redirect) return [];
  const hostnames = hostnamesOf(routes.filter(({ backend }) => backend.protocol !== AppProtocol.GRPC));
  return hostnames.length === 0 ? [] : [{
    id: 'RedirectsAnyway',
    sentence: `${name} redirects http for ${hostnames.join(', ')} to https, and the app asked that it is not answered: the other choice is to serve it without TLS`,
    mend: 'leave redirect: false out, or acknowledge it',
  }];
}
