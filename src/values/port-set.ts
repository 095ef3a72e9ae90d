import { IntervalSet } from './interval-set';
import { Port, Protocol } from './port';
import { checkPortNumber, FIRST_PORT, LAST_PORT } from './port-syntax';
import { compareText } from './text-order';

/** @internal */
export interface PortRangeEntry {
  readonly protocol: Protocol;
  readonly first: number;
  readonly last: number;
  /** Every port of the protocol: a document then names the protocol alone. */
  readonly all: boolean;
}

/** @internal */
export interface PortNameEntry {
  readonly protocol: Protocol;
  readonly name: string;
}

/** @internal */
export type PortEntry = PortRangeEntry | PortNameEntry;

interface ProtocolPorts {
  readonly numbers: IntervalSet;
  readonly names: readonly string[];
}

const FULL = IntervalSet.of(FIRST_PORT, LAST_PORT);
const ALL: ProtocolPorts = { numbers: FULL, names: [] };
const NONE: ProtocolPorts = { numbers: IntervalSet.EMPTY, names: [] };
/** DNS is the pair people read most: UDP before TCP, as its documents are written everywhere. */
const ORDER = [Protocol.UDP, Protocol.TCP, Protocol.SCTP];

/**
 * What may arrive: a set of (protocol, port), and of the protocols without ports as one atom, `other`.
 *
 * For numbers and `other` every law of sets holds. Everything is full TCP, full UDP, full SCTP and `other`.
 *
 * A **name** stands for numbers nobody knows yet, so it is an atom of its own, equal to no number:
 * - `{http}` and `{80}` share nothing and neither contains the other, until `resolve` says what `http` is;
 * - a full protocol contains every name and absorbs it: `all TCP ∪ {http} = all TCP`;
 * - so union and intersection stay commutative, associative, idempotent and absorbing (a lattice), but
 *   intersection distributes over union only for sets without names: `{http}` meets `1-80 ∪ 81-65535`, not the halves;
 * - `a = (a \ b) ∪ (a ∩ b)` and `a \ b ⊆ a` always hold, and `a \ b` is disjoint from `b` save in one place: a full
 *   protocol less names alone stays full, since no number is known to go. A difference is never too small.
 *
 * @internal
 */
export class PortSet {
  public static readonly EMPTY = new PortSet(new Map(), false);
  public static readonly EVERYTHING = new PortSet(new Map(ORDER.map(protocol => [protocol, ALL])), true);

  public static of(ports: readonly Port[]): PortSet {
    return ports.map(port => PortSet.single(port)).reduce((a, b) => a.union(b), PortSet.EMPTY);
  }

  public static number(protocol: Protocol, port: number): PortSet {
    checkPortNumber(port);
    return PortSet.within(protocol, { numbers: IntervalSet.of(port, port), names: [] });
  }

  private static single(port: Port): PortSet {
    if (port.protocol === undefined) return PortSet.EVERYTHING;
    if (port.portName !== undefined) return PortSet.within(port.protocol, { numbers: IntervalSet.EMPTY, names: [port.portName] });
    if (port.firstPort === undefined || port.lastPort === undefined) return PortSet.within(port.protocol, ALL);
    return PortSet.within(port.protocol, { numbers: IntervalSet.of(port.firstPort, port.lastPort), names: [] });
  }

  private static within(protocol: Protocol, ports: ProtocolPorts): PortSet {
    return new PortSet(new Map([[protocol, ports]]), false);
  }

  /** Whether the protocols without ports (ICMP and the rest) are in the set. */
  public readonly other: boolean;
  /** Canonical text: equal for equal sets, different for different ones. */
  public readonly key: string;
  private readonly parts: ReadonlyMap<Protocol, ProtocolPorts>;

  private constructor(parts: ReadonlyMap<Protocol, ProtocolPorts>, other: boolean) {
    this.other = other;
    this.parts = new Map(ORDER.map(protocol => [protocol, canonical(parts.get(protocol) ?? NONE)]));
    this.key = [...ORDER.map(protocol => textOf(protocol, this.part(protocol))), other ? 'other protocols' : '']
      .filter(text => text !== '').join('; ');
  }

  public get isEmpty(): boolean {
    return this.key === '';
  }

  public get isEverything(): boolean {
    return this.sameAs(PortSet.EVERYTHING);
  }

  public union(o: PortSet): PortSet {
    if (o === this || o.isEmpty) return this;
    if (this.isEmpty) return o;
    return this.combine(o, (a, b) => ({ numbers: a.numbers.union(b.numbers), names: [...a.names, ...b.names] }), this.other || o.other);
  }

  public intersect(o: PortSet): PortSet {
    if (o === this || this.isEmpty || o.isEverything) return this;
    if (o.isEmpty || this.isEverything) return o;
    return this.combine(o, (a, b) => {
      if (isFull(a)) return b;
      if (isFull(b)) return a;
      return { numbers: a.numbers.intersect(b.numbers), names: a.names.filter(name => b.names.includes(name)) };
    }, this.other && o.other);
  }

  public minus(o: PortSet): PortSet {
    if (o.isEmpty || this.isEmpty) return this;
    return this.combine(o, (a, b) => isFull(b) ? NONE : {
      numbers: a.numbers.minus(b.numbers),
      names: a.names.filter(name => !b.names.includes(name)),
    }, this.other && !o.other);
  }

  /** Whether everything in `o` is in this set. */
  public contains(o: PortSet): boolean {
    return this.union(o).sameAs(this);
  }

  public sameAs(o: PortSet): boolean {
    return this.key === o.key;
  }

  /** Replaces names by the numbers they stand for; a name for which `numbersOf` knows none stays a name. */
  public resolve(numbersOf: (protocol: Protocol, name: string) => readonly number[]): PortSet {
    return this.names().reduce((done, { protocol, name }) => {
      const numbers = numbersOf(protocol, name);
      if (numbers.length === 0) return done;
      const known = numbers.map(port => PortSet.number(protocol, port));
      return known.reduce((a, b) => a.union(b), done.minus(PortSet.within(protocol, { numbers: IntervalSet.EMPTY, names: [name] })));
    }, this as PortSet);
  }

  public names(): PortNameEntry[] {
    return ORDER.flatMap(protocol => this.part(protocol).names.map(name => ({ protocol, name })));
  }

  /** The set as a document lists it: numbers by first port, then by protocol; then the names. */
  public entries(): PortEntry[] {
    const ranges = ORDER.flatMap(protocol => this.part(protocol).numbers.intervals.map(({ first, last }): PortRangeEntry =>
      ({ protocol, first, last, all: first === FIRST_PORT && last === LAST_PORT })));
    // sorting is stable, so entries that tie stay in protocol order
    ranges.sort((a, b) => a.first - b.first);
    return [...ranges, ...this.names().sort((a, b) => compareText(a.name, b.name))];
  }

  public toString(): string {
    if (this.isEmpty) return 'no ports';
    return this.isEverything ? 'all ports' : this.key;
  }

  private part(protocol: Protocol): ProtocolPorts {
    return this.parts.get(protocol) ?? NONE;
  }

  private combine(o: PortSet, how: (a: ProtocolPorts, b: ProtocolPorts) => ProtocolPorts, other: boolean): PortSet {
    return new PortSet(new Map(ORDER.map(protocol => [protocol, how(this.part(protocol), o.part(protocol))])), other);
  }
}

function isFull(ports: ProtocolPorts): boolean {
  return ports.numbers.contains(FULL);
}

function canonical(ports: ProtocolPorts): ProtocolPorts {
  return isFull(ports) ? ALL : { numbers: ports.numbers, names: [...new Set(ports.names)].sort(compareText) };
}

function textOf(protocol: Protocol, ports: ProtocolPorts): string {
  if (isFull(ports)) return `all ${protocol}`;
  const texts = [ports.numbers.toString(), ...ports.names].filter(text => text !== '');
  return texts.length === 0 ? '' : `${protocol} ${texts.join(',')}`;
}
