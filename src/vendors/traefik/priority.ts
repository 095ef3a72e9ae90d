import { RouteWish } from '../../model/front-door';
import { routeKey } from '../../model/routes';
import { PathMatch } from '../../values/url-path';

/** More than the length of any rule. */
const TIER = 10000;

/**
 * The priority that a route of a door must be given, since its rule's length alone would let another win; undefined where it does not.
 *
 * Of the rules that a request meets Traefik follows the longest, where an Ingress means the most specific: the host itself before
 * a wildcard, an exact path before a prefix, a longer prefix before a shorter. What is given follows from the route alone, so that
 * it stays the same when others come; only whether it is given follows from them.
 *
 * @see https://doc.traefik.io/traefik/v3.8/reference/routing-configuration/http/routing/rules-and-priority/
 * @internal
 */
export function priorityOf(route: RouteWish, routes: readonly RouteWish[], strictPrefixes: boolean): number | undefined {
  const followed = new Map<string, number>();
  const given = new Set<string>();
  for (const each of [...routes].sort((a, b) => tierOf(a) - tierOf(b))) {
    const length = ruleOf(each, strictPrefixes).length;
    const loses = routes.some((other) => tierOf(other) < tierOf(each) && meet(each, other)
      && (isUnderWildcard(each, other) || (followed.get(routeKey(other)) ?? 0) >= length));
    if (loses) given.add(routeKey(each));
    followed.set(routeKey(each), loses ? tierOf(each) : length);
  }
  return given.has(routeKey(route)) ? tierOf(route) : undefined;
}

function tierOf({ hostname, path }: RouteWish): number {
  return (hostname.isWildcard ? 1 : 3) * TIER + (path.match === PathMatch.EXACT ? TIER : 0) + path.text.length;
}

/** Whether there is a request that both match. */
function meet(a: RouteWish, b: RouteWish): boolean {
  return (a.hostname.covers(b.hostname) || b.hostname.covers(a.hostname)) && (leadsTo(a, b) || leadsTo(b, a));
}

/** Before 3.7, and with the rule syntax of v2, a wildcard host is a longer rule than any host it covers. */
function isUnderWildcard(route: RouteWish, other: RouteWish): boolean {
  return other.hostname.isWildcard && !route.hostname.isWildcard;
}

/** Prefixes may be compared letter by letter. */
function leadsTo({ path }: RouteWish, { path: other }: RouteWish): boolean {
  return path.match === PathMatch.PREFIX ? other.text.startsWith(path.text) : path.sameAs(other);
}

/** @see https://github.com/traefik/traefik/blob/v3.7.9/pkg/provider/kubernetes/ingress/kubernetes.go */
function ruleOf({ hostname, path: { text, match } }: RouteWish, strictPrefixes: boolean): string {
  const host = `Host("${hostname.toString()}")`;
  if (match === PathMatch.EXACT) return `${host} && Path("${text}")`;
  return `${host} && ${strictPrefixes && text !== '/' ? `(Path("${text}") || PathPrefix("${text}/"))` : `PathPrefix("${text}")`}`;
}
