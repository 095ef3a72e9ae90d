import { IConstruct } from 'constructs';
import { Gateway } from '../gateway/gateway';
import { DataPlane } from '../model/data-plane';
import { Platform } from '../model/platform';

/**
 * Whose proxies bring requests, by what routes name them: `IngressClass/traefik`, `edge/Gateway/public`.
 *
 * @internal
 */
export type Proxies = ReadonlyMap<string, DataPlane>;

/**
 * The proxies of every way in that some platform at, above or below a construct has, and of the Gateways written there.
 *
 * @internal
 */
export function proxiesAround(scope: IConstruct): Proxies {
  const around = scope.node.findAll();
  const platforms = new Set([scope, ...around].map((each) => Platform.of(each)));
  const found = new Map<string, DataPlane>();
  for (const wayIn of [...platforms].flatMap((platform) => [...platform?._exposures.values() ?? []])) {
    wayIn._dataPlanes.forEach((plane, at) => found.set(wayIn._routesNames[at], plane));
  }
  for (const each of around) {
    if (!(each instanceof Gateway)) continue;
    const { gatewayName, namespaceName, _dataPlane: plane } = each.gatewayRef;
    found.set(`${namespaceName}/Gateway/${gatewayName}`, plane);
  }
  return found;
}
