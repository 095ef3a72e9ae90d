import { IConstruct } from 'constructs';
import { refuse } from '../values/errors';
import { compareText } from '../values/text-order';
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
