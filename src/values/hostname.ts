import { isIP } from 'net';
import { refuse } from './errors';
import { quoted } from './quoted';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * A DNS name that people type, or a wildcard such as `*.example.com`.
 *
 * What a wildcard matches depends on who reads it: see `covers` (Ingress, certificates) and `admits` (Gateways).
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#hostname
 */
export class Hostname {
  /** A lower-case DNS name; the first label may be `*`. */
  public static of(text: string): Hostname {
    if (typeof text !== 'string') wrong(text, 'write it like "shop.example.com"');
    const mend = mendOf(text);
    if (mend !== undefined) wrong(text, mend);
    return new Hostname(text);
  }

  /** Whether the name begins with `*.`. */
  public readonly isWildcard: boolean;
  /**
   * For a wildcard, the name after `*.`.
   * @default - none: the name is not a wildcard
   */
  public readonly parent?: string;
  private readonly text: string;

  private constructor(text: string) {
    this.text = text;
    this.isWildcard = text.startsWith('*.');
    this.parent = this.isWildcard ? text.slice(2) : undefined;
  }

  /**
   * Whether this name holds for `other` in an Ingress or a certificate.
   *
   * There `*` stands for exactly one label, so `*.example.com` covers `a.example.com` but neither `example.com` nor
   * `a.b.example.com`. A wildcard covers itself.
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
   * @see https://www.rfc-editor.org/rfc/rfc6125#section-6.4.3
   */
  public covers(other: Hostname): boolean {
    return this.text === other.text || (this.isWildcard && other.text.split('.').slice(1).join('.') === this.parent);
  }

  /**
   * Whether a Gateway listener of this name takes every request that `other` stands for.
   *
   * There `*` stands for one label or more, so `*.example.com` admits `a.b.example.com` and `*.a.example.com`.
   *
   * @see https://gateway-api.sigs.k8s.io/reference/spec/#hostname
   */
  public admits(other: Hostname): boolean {
    return this.text === other.text || (this.isWildcard && other.text.endsWith(`.${this.parent}`));
  }

  /**
   * Whether a listener and a route of these two names meet, as Gateway API says.
   *
   * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec
   */
  public intersects(other: Hostname): boolean {
    return this.admits(other) || other.admits(this);
  }

  /** As a person says it. */
  public toString(): string {
    return this.text;
  }
}

/** What to do about the first thing that is wrong with the text; nothing if all is well. */
function mendOf(text: string): string | undefined {
  const scheme = /^[a-z][-+.a-z0-9]*:\/\//i.exec(text);
  if (scheme) return `drop "${scheme[0]}"`;
  if (isIP(text.replace(/^\[|\]$/g, '').replace(/%.*$/, '')) !== 0) return 'an IP address has no name to match: use a DNS name that resolves to it';
  if (text.includes('/')) return 'drop the path: routes have paths of their own';
  if (/:\d*$/.test(text)) return `drop "${text.slice(text.lastIndexOf(':'))}": the port belongs to the listener`;
  if (text.length > 1 && text.endsWith('.')) return 'drop the "." at the end';
  if (/[A-Z]/.test(text)) return `write ${quoted(text.toLowerCase())}`;
  if (text.length > 253) return `shorten it by ${text.length - 253}: 253 characters are the most DNS can carry`;
  const labels = (text.startsWith('*.') ? text.slice(2) : text).split('.');
  if (labels.some(label => label.includes('*'))) return '"*" may only be the whole first label, with a name after it: "*.example.com"';
  if (labels.some(label => label.length > 63)) return 'shorten the parts between "." to 63 characters each';
  if (labels.some(label => !LABEL.test(label))) return 'use "a" to "z", "0" to "9" and "-", in parts joined by ".", that begin and end with a letter or digit';
  return undefined;
}

function wrong(text: unknown, mend: string): never {
  return refuse('InvalidHostname', `hostname must be a DNS name, got ${quoted(text)}; ${mend}`);
}
