import { PathMatch } from '../values/url-path';
import { FrontDoor, RouteDifference } from './front-door';

/**
 * Paths that take more than they say, by controllers that do not compare prefixes by path elements.
 *
 * @internal
 */
export function prefixesByCharacters(name: string, { routes }: FrontDoor): RouteDifference[] {
  const paths = routes.filter(({ path }) => path.match === PathMatch.PREFIX && path.text !== '/').map(({ path }) => path.text);
  return [...new Set(paths)].map((path) => ({
    id: 'PrefixByCharacters',
    sentence: `${name} compares prefixes by characters, so requests for "${path}s" go where "${path}" leads`,
    mend: 'see that nothing else begins so, and acknowledge it',
  }));
}
