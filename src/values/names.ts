import { createHash } from 'crypto';
import { refuse } from './errors';
import { quoted } from './quoted';

const LONGEST_LABEL = 63;
const LONGEST_SUBDOMAIN = 253;
const HASH = 8;
const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const DNS_LABEL = new RegExp(`^${LABEL}$`);
const DNS_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})*$`);

/**
 * The name of an object from the id of its construct: `ShopApi` → `shop-api`, `HTTPServer` → `http-server`.
 *
 * @internal
 */
export function kebabCase(text: string): string {
  const kebab = typeof text !== 'string' ? '' : text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (kebab === '') {
    refuse('InvalidName', `an id must hold a letter or digit to make a name from, got ${quoted(text)}; choose another id or give the name`);
  }
  return kebab;
}

/**
 * Joins parts to one DNS label. A label that is too long keeps its beginning, for the reader, and ends in a hash of
 * all of it, so that two long names stay two names.
 *
 * @internal
 */
export function dnsLabel(...parts: string[]): string {
  const whole = parts.join('-');
  if (whole.length <= LONGEST_LABEL) return checkDnsLabel('name', whole);
  const hash = shortHash(whole);
  const kept = whole.slice(0, LONGEST_LABEL - HASH - 1).replace(/-+$/, '');
  return checkDnsLabel('name', `${kept}-${hash}`);
}

/**
 * Eight characters that stand for a text: the same for the same text, on every machine.
 *
 * @internal
 */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH);
}

/**
 * Refuses what is not an RFC 1123 label, the rule for namespaces and most names inside objects.
 *
 * @param what what the text names, for the error
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 * @internal
 */
export function checkDnsLabel(what: string, text: string): string {
  if (typeof text === 'string' && text.length <= LONGEST_LABEL && DNS_LABEL.test(text)) return text;
  return refuse('InvalidName', `${what} must be a DNS label of at most ${LONGEST_LABEL} characters, got ${quoted(text)}; `
    + mendOf(text, LONGEST_LABEL, '"a" to "z", "0" to "9" and "-" inside'));
}

/**
 * Refuses what is not an RFC 1035 label, the rule for Services on every version of Kubernetes.
 *
 * @param what what the text names, for the error
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
 * @internal
 */
export function checkDns1035(what: string, text: string): string {
  if (typeof text === 'string' && text.length <= LONGEST_LABEL && DNS_1035.test(text)) return text;
  return refuse('InvalidName', `${what} must be a DNS label of at most ${LONGEST_LABEL} characters that begins with a letter, got ${quoted(text)}; `
    + mendOf(text, LONGEST_LABEL, 'a letter first, then "a" to "z", "0" to "9" and "-" inside'));
}

/**
 * Refuses what is not an RFC 1123 subdomain, the rule for most objects' names.
 *
 * @param what what the text names, for the error
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 * @internal
 */
export function checkSubdomain(what: string, text: string): string {
  if (typeof text === 'string' && text.length <= LONGEST_SUBDOMAIN && SUBDOMAIN.test(text)) return text;
  return refuse('InvalidName', `${what} must be DNS labels joined by ".", at most ${LONGEST_SUBDOMAIN} characters, got ${quoted(text)}; `
    + mendOf(text, LONGEST_SUBDOMAIN, '"a" to "z", "0" to "9", and "-" and "." inside'));
}

function mendOf(text: unknown, longest: number, alphabet: string): string {
  return typeof text === 'string' && text.length > longest ? `shorten it by ${text.length - longest}` : `use ${alphabet}`;
}
