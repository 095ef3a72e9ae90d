import { refuse } from './errors';
import { quoted } from './quoted';

/** How a route compares the path of a request. */
export enum PathMatch {
  /** The path itself and every path below it, by whole elements: `/api` matches `/api/v1`, not `/apis`. */
  PREFIX = 'Prefix',
  /** This path and no other; a `/` at the end makes another path. */
  EXACT = 'Exact',
}

const LONGEST = 1024;
const ALLOWED = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$/;

/**
 * A path with the way it is compared, that an Ingress and an HTTPRoute accept alike.
 *
 * Prefixes are compared by whole elements, and a `/` at the end of a prefix means nothing in either API: it is
 * dropped at birth, so equal prefixes have equal texts. `covers` is then a partial order: reflexive, transitive, and
 * two paths that cover each other are the same.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httppathmatch
 * @internal
 */
export class UrlPath {
  public static of(text: string, match: PathMatch = PathMatch.PREFIX): UrlPath {
    const mend = typeof text === 'string' ? mendOf(text) : 'write it like "/api"';
    if (mend !== undefined) refuse('InvalidPath', `path must be a plain URL path, got ${quoted(text)}; ${mend}`);
    if (match !== PathMatch.PREFIX && match !== PathMatch.EXACT) {
      refuse('InvalidPath', `a path match must be one of PathMatch, got ${quoted(match)}; use PathMatch.PREFIX or PathMatch.EXACT`);
    }
    return new UrlPath(match === PathMatch.PREFIX && text !== '/' ? text.replace(/\/$/, '') : text, match);
  }

  private constructor(public readonly text: string, public readonly match: PathMatch) {}

  /** Canonical text, for maps. */
  public get key(): string {
    return `${this.match} ${this.text}`;
  }

  /** Whether every request path that `other` matches is matched by this. */
  public covers(other: UrlPath): boolean {
    if (this.match === PathMatch.EXACT) return this.sameAs(other);
    return this.text === '/' || this.text === other.text || other.text.startsWith(`${this.text}/`);
  }

  public sameAs(other: UrlPath): boolean {
    return this.key === other.key;
  }

  public toString(): string {
    return this.match === PathMatch.EXACT ? `${this.text} exactly` : this.text;
  }
}

function mendOf(text: string): string | undefined {
  if (/^[a-z][-+.a-z0-9]*:\/\//i.test(text)) return 'give the path alone: the host has its own option';
  if (!text.startsWith('/')) return 'begin it with "/"';
  if (/[?#]/.test(text)) return 'end it before "?" or "#": routes compare the path alone';
  if (text.includes('//')) return 'write "/" once';
  if (/\/\.{1,2}(\/|$)/.test(text)) return 'write the path without "." and ".." elements';
  if (/%2f/i.test(text)) return 'an encoded "/" is refused by the API server: choose a path without it';
  if (text.length > LONGEST) return `shorten it by ${text.length - LONGEST}: ${LONGEST} characters are the most`;
  if (!ALLOWED.test(text)) return 'write every other character as "%" and two hexadecimal digits; patterns are not paths';
  return undefined;
}
