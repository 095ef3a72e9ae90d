import { IConstruct } from 'constructs';
import { refuse } from '../values/errors';
import { compareText } from '../values/text-order';
import { PathMatch } from '../values/url-path';
import { RouteWish } from './front-door';

/**
 * Routes in the order they are written: by host, then path, so that the order of calls never shows.
 *
 * @internal
 */
export function sortedRoutes(routes: readonly RouteWish[], scope: IConstruct): RouteWish[] {
  const seen = new Set<string>();
  for (const route of routes) {
    if (seen.has(routeKey(route))) {
      refuse('SameRoute', `two routes must differ in host or path, got ${routeKey(route)} twice; leave one out or give it another path`, scope);
    }
    seen.add(routeKey(route));
  }
  return [...routes].sort((a, b) => compareText(routeKey(a), routeKey(b)));
}

/** @internal */
export function routeKey({ hostname, path }: RouteWish): string {
  return `${hostname.toString()} ${path.text} ${path.match}`;
}

/**
 * Exact paths beside a prefix of the same text at the same host, which not every controller can tell apart.
 *
 * @internal
 */
export function exactBesidePrefix(routes: readonly RouteWish[]): RouteWish[] {
  const prefixes = new Set(routes.filter(({ path }) => path.match === PathMatch.PREFIX && path.text !== '/').map(placeOf));
  return routes.filter((route) => route.path.match === PathMatch.EXACT && prefixes.has(placeOf(route)));
}

function placeOf({ hostname, path }: RouteWish): string {
  return `${hostname.toString()}${path.text}`;
}
