import { AppProtocol } from '../../model/app-protocol';
import { Backend, RouteDifference, RouteWish } from '../../model/front-door';
import { TAKEN_FOR_TLS } from './facts';

/**
 * Backends that speak plain HTTP on a port that Traefik takes for one of TLS.
 *
 * @internal
 */
export function takenForTls(routes: readonly RouteWish[]): RouteDifference[] {
  const services = [...new Set(routes.map(({ backend }) => backend).filter(looksLikeTls).map(({ serviceName }) => serviceName))].sort();
  return services.length === 0 ? [] : [{
    id: 'SpokenToInTls',
    sentence: `Traefik speaks TLS to port ${TAKEN_FOR_TLS.port} and to ports called ${TAKEN_FOR_TLS.name}, and Service ${services.join(' and ')} is said to speak plain HTTP there`,
    mend: 'give the port of the Service another number and name, or say protocol: AppProtocol.HTTPS',
  }];
}

function looksLikeTls({ protocol, port, portName }: Backend): boolean {
  const plain = protocol === AppProtocol.HTTP || protocol === AppProtocol.WEBSOCKET;
  return plain && (port === TAKEN_FOR_TLS.port || portName?.startsWith(TAKEN_FOR_TLS.name) === true);
}
