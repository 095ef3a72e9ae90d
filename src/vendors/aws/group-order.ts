import { FrontDoor, RouteWish } from '../../model/front-door';
import { PathMatch, UrlPath } from '../../values/url-path';
import { GROUP_ORDER } from './facts';

/**
 * Where the rules of a route stand among the Ingresses of its group; 0 where that does not matter.
 *
 * An ALB follows the first rule that fits. The controller sorts the paths of one host in one Ingress; hosts, and Ingresses of a
 * group, stand as they come. So a wildcard stands after the hosts it would take, and of the paths of one host that are split over
 * Ingresses the closer stands first.
 *
 * @param sharedGroup whether others bring hosts to the group
 * @param alike whether two routes are in one Ingress, but for their order
 * @see https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/ingress/model_build_listener_rules.go
 * @internal
 */
export function groupOrder(
  { routes }: FrontDoor, { hostname, path }: RouteWish, sharedGroup: boolean, alike: (other: RouteWish) => boolean,
): number {
  const sameHost = (other: RouteWish) => other.hostname.toString() === hostname.toString();
  const takesOthers = hostname.isWildcard && (sharedGroup || routes.some((other) => !sameHost(other) && hostname.admits(other.hostname)));
  const split = routes.some((other) => sameHost(other) && !alike(other));
  return (takesOthers ? afterHosts(hostname.toString()) : 0) - (split ? closeness(path) : 0);
}

/** The more labels a wildcard has, the fewer hosts it takes, and the earlier it stands. */
function afterHosts(wildcard: string): number {
  return GROUP_ORDER.last - GROUP_ORDER.wildcardStep * Math.min(wildcard.split('.').length - 1, GROUP_ORDER.mostSteps);
}

/** How close a path is: elements count, and an exact path is closer than the prefix of the same elements. */
function closeness({ text, match }: UrlPath): number {
  return 2 * text.split('/').filter((element) => element !== '').length + (match === PathMatch.EXACT ? 1 : 0);
}
