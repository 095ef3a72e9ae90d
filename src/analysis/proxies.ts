import { IConstruct } from 'constructs';
import { Gateway } from '../gateway/gateway';
import { DataPlane } from '../model/data-plane';
import { Platform } from '../model/platform';

/**
 * Whose proxies bring requests, by what routes name them: `IngressClass/traefik`, `edge/Gateway/public`.
 *
 * @internal
 */
export type Proxies = ReadonlyMap<string, ProxyFacts>;

/** @internal */
export interface ProxyFacts extends DataPlane {
  /** As a packet arrives there; empty where nobody said. */
  readonly ports: readonly number[];
}

/**
 * The proxies of every way in that some platform at, above or below a construct has, and of the Gateways written there.
 *
 * @internal
 */
export function proxiesAround(scope: IConstruct): Proxies {
  const around = scope.node.findAll();
  const platforms = new Set([scope, ...around].map((each) => Platform.of(each)));
  const found = new Map<string, ProxyFacts>();
  for (const wayIn of [...platforms].flatMap((platform) => [...platform?._exposures.values() ?? []])) {
    found.set(wayIn._routesName, { ...wayIn._dataPlane, ports: wayIn._containerPorts });
  }
  for (const each of around) {
    if (!(each instanceof Gateway)) continue;
    const { gatewayName, namespaceName, _dataPlane: plane, _containerPorts: ports } = each.gatewayRef;
    found.set(`${namespaceName}/Gateway/${gatewayName}`, { ...plane, ports });
  }
  return found;
}
