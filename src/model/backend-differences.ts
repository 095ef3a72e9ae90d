import { IConstruct } from 'constructs';
import { AppProtocol } from './app-protocol';
import { Backend, RouteDifference, refuseProtocol, RouteWish } from './front-door';

/**
 * Backends whose health a load balancer asks for at `/`, since nobody said where.
 *
 * @internal
 */
export function checkedAtRoot(balancer: string, routes: readonly RouteWish[]): RouteDifference[] {
  return servicesOf(routes.filter(({ backend: { healthPath } }) => healthPath === undefined)).map((service) => ({
    id: 'CheckedAtRoot',
    sentence: `${balancer} asks GET / of the pods behind Service ${service}, and sends nothing to those that do not answer with success`,
    mend: 'give the container a readinessProbe with httpGet, or the app its healthPath; where / answers 200, acknowledge it',
  }));
}

/**
 * Backends that speak TLS to somebody who takes any certificate.
 *
 * @internal
 */
export function unverifiedBackends(proxy: string, routes: readonly RouteWish[]): RouteDifference[] {
  return servicesOf(routes.filter(({ backend: { protocol } }) => protocol === AppProtocol.HTTPS)).map((service) => ({
    id: 'BackendNotVerified',
    sentence: `${proxy} takes any certificate of Service ${service}: what it sends is encrypted, and nobody knows to whom`,
    mend: 'see to it that nobody else can answer between them, and acknowledge it',
  }));
}

/**
 * Refuses a certificate that should be checked, where nobody can.
 *
 * @internal
 */
export function refuseVerification(proxy: string, { protocol, tls }: Backend, scope: IConstruct): void {
  if (tls === undefined) return;
  refuseProtocol(proxy, protocol, 'it takes any certificate of a backend, and this one should be checked',
    'use a way in that checks it, or leave backendTls out and accept that nobody does', scope);
}

function servicesOf(routes: readonly RouteWish[]): string[] {
  return [...new Set(routes.map(({ backend }) => backend.serviceName))].sort();
}
