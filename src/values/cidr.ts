import { isIPv4, isIPv6 } from 'net';
import * as ipaddr from 'ipaddr.js';
import { refuse } from './errors';
import { quoted } from './quoted';

/** The two families of IP addresses, as Kubernetes spells them. */
export enum IpFamily {
  /** 32-bit addresses. */
  IPV4 = 'IPv4',
  /** 128-bit addresses. */
  IPV6 = 'IPv6',
}

const BITS = { [IpFamily.IPV4]: 32, [IpFamily.IPV6]: 128 };

/**
 * A block of IP addresses, such as `10.0.0.0/8` or `2001:db8::/32`.
 *
 * It is written as Kubernetes 1.36 and later demand: no host bits, no leading zeros, IPv6 in its shortest form.
 *
 * @see https://github.com/kubernetes/enhancements/issues/4858
 * @see https://www.rfc-editor.org/rfc/rfc5952
 */
export class Cidr {
  /** Every IPv4 address. */
  public static readonly ANY_IPV4 = Cidr.of('0.0.0.0/0');
  /** Every IPv6 address. */
  public static readonly ANY_IPV6 = Cidr.of('::/0');

  /** A block written as address, `/` and prefix length. */
  public static of(text: string): Cidr {
    const [address, length, ...rest] = typeof text === 'string' ? text.split('/') : [''];
    const family = familyOf(address);
    if (family !== undefined && length === undefined) {
      refuse('InvalidCidr', `a CIDR must have a prefix length, got ${quoted(text)}; write ${address}/${BITS[family]}`);
    }
    const prefixLength = /^(0|[1-9]\d{0,2})$/.test(length ?? '') ? Number(length) : NaN;
    if (family === undefined || rest.length > 0 || !(prefixLength <= BITS[family])) {
      refuse('InvalidCidr', `a CIDR must be an IP address and a prefix length, got ${quoted(text)}; ${mendOf(address, family)}`);
    }
    // ipaddr.js reads `::1.2.3.4` as IPv4-mapped, the API server does not.
    if (/^::\d+\./.test(address)) {
      refuse('InvalidCidr', `an IPv6 address must be written in hexadecimal, got ${quoted(text)}; write it without dots`);
    }
    const value = numberOf(address);
    const first = value - value % sizeOf(family, prefixLength);
    if (first !== value) {
      refuse('InvalidCidr', `a CIDR must have no host bits, got ${quoted(text)}; write ${addressOf(family, first)}/${prefixLength}`
        + ` for the block or ${address}/${BITS[family]} for the one address`);
    }
    refuseMapped(family, first, prefixLength, text);
    return new Cidr(family, prefixLength, first);
  }

  /** The block of one address: `/32`, or `/128` for IPv6. */
  public static host(address: string): Cidr {
    const family = typeof address === 'string' ? familyOf(address) : undefined;
    if (family === undefined) {
      const mend = quoted(address).includes('/') ? 'for a block use Cidr.of' : 'write it like 10.0.0.1 or 2001:db8::1';
      refuse('InvalidCidr', `an address must be one IP address, got ${quoted(address)}; ${mend}`);
    }
    return Cidr.of(`${address}/${BITS[family]}`);
  }

  /**
   * Canonical order: IPv4 before IPv6, then by address, wider blocks first.
   * @internal
   */
  public static _compare(a: Cidr, b: Cidr): number {
    if (a.family !== b.family) return a.family === IpFamily.IPV4 ? -1 : 1;
    if (a.first !== b.first) return a.first < b.first ? -1 : 1;
    return a.prefixLength - b.prefixLength;
  }

  /**
   * The same addresses without blocks that another one contains, in canonical order. Siblings are not merged: a
   * reader should find the blocks that were given.
   * @internal
   */
  public static _minimal(list: readonly Cidr[]): Cidr[] {
    const kept: Cidr[] = [];
    // in canonical order a block can only be contained in one before it
    for (const cidr of [...list].sort(Cidr._compare)) {
      if (!kept.at(-1)?.contains(cidr)) kept.push(cidr);
    }
    return kept;
  }

  /** IPv4 or IPv6. */
  public readonly family: IpFamily;
  /** How many leading bits all addresses of the block share. */
  public readonly prefixLength: number;
  private readonly first: bigint;
  private address?: string;

  private constructor(family: IpFamily, prefixLength: number, first: bigint) {
    this.family = family;
    this.prefixLength = prefixLength;
    this.first = first;
  }

  /** The first address of the block. */
  public get networkAddress(): string {
    // Blocks are cut into thousands that nobody ever reads.
    this.address ??= addressOf(this.family, this.first);
    return this.address;
  }

  /** Whether every address of `other` is in this block; a block contains itself. */
  public contains(other: Cidr): boolean {
    return this.family === other.family && this.prefixLength <= other.prefixLength
      && other.first - other.first % sizeOf(this.family, this.prefixLength) === this.first;
  }

  /** Whether the two blocks share an address. */
  public overlaps(other: Cidr): boolean {
    return this.contains(other) || other.contains(this);
  }

  /** The fewest blocks that hold exactly the addresses of this one that no other one holds. */
  public minus(others: Cidr[]): Cidr[] {
    const inTheWay = others.filter(other => other.overlaps(this));
    if (inTheWay.length === 0) return [this];
    if (inTheWay.some(other => other.contains(this))) return [];
    const length = this.prefixLength + 1;
    const halves = [new Cidr(this.family, length, this.first), new Cidr(this.family, length, this.first + sizeOf(this.family, length))];
    return halves.flatMap(half => half.minus(inTheWay));
  }

  /** As a person says it. */
  public toString(): string {
    return `${this.networkAddress}/${this.prefixLength}`;
  }
}

// Node's own check is the strict one: it refuses leading zeros and short forms, which ipaddr.js reads as octal and the like
function familyOf(address: string): IpFamily | undefined {
  if (isIPv4(address)) return IpFamily.IPV4;
  return isIPv6(address) && !address.includes('%') ? IpFamily.IPV6 : undefined;
}

function sizeOf(family: IpFamily, prefixLength: number): bigint {
  return 2n ** BigInt(BITS[family] - prefixLength);
}

function numberOf(address: string): bigint {
  return ipaddr.parse(address).toByteArray().reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function addressOf(family: IpFamily, value: bigint): string {
  const bytes = Array.from({ length: BITS[family] / 8 }, (_, i) => Number(value / 256n ** BigInt(BITS[family] / 8 - 1 - i) % 256n));
  const address = ipaddr.fromByteArray(bytes);
  return address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();
}

function mendOf(address: string, family: IpFamily | undefined): string {
  if (address.includes('%')) return 'drop the zone after "%": it means something on one node only';
  if (/^\d+(\.\d+){3}$/.test(address) && /(^|\.)0\d/.test(address)) return 'drop the leading zeros: some programs read them as octal';
  return family === undefined ? 'write it like 10.0.0.0/8 or 2001:db8::/32' : `the length after "/" is a number from 0 to ${BITS[family]}`;
}

/** Go reads `::ffff:10.0.0.1` as the IPv4 address, others do not: the API server refuses it for that. */
function refuseMapped(family: IpFamily, first: bigint, prefixLength: number, text: string): void {
  if (family !== IpFamily.IPV6 || prefixLength < 96 || first / 2n ** 32n !== 0xffffn) return;
  refuse('InvalidCidr', `a CIDR must not be an IPv4-mapped IPv6 address, got ${quoted(text)}; write ${addressOf(IpFamily.IPV4, first % 2n ** 32n)}/${prefixLength - 96}`);
}
