import { FrontDoor, RouteDifference } from '../../model/front-door';
import { exactBesidePrefix } from '../../model/routes';

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
