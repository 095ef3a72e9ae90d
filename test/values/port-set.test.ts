import * as fc from 'fast-check';
import { Port, Protocol } from '../../src/values/port';
import { PortSet } from '../../src/values/port-set';
import { numberedPortSets, portSets } from './arbitraries';
import { refusal } from './refusals';

const HTTP = PortSet.of([Port.tcpNamed('http')]);
const ALL_TCP = PortSet.of([Port.allTcp()]);
const same = (a: PortSet, b: PortSet) => expect(a.key).toBe(b.key);

describe('laws for all sets', () => {
  test('union and intersection are commutative, associative, idempotent and absorbing', () => {
    fc.assert(fc.property(portSets, portSets, portSets, (a, b, c) => {
      same(a.union(b), b.union(a));
      same(a.intersect(b), b.intersect(a));
      same(a.union(b).union(c), a.union(b.union(c)));
      same(a.intersect(b).intersect(c), a.intersect(b.intersect(c)));
      same(a.union(a), a);
      same(a.intersect(a), a);
      same(a.union(a.intersect(b)), a);
      same(a.intersect(a.union(b)), a);
    }));
  });

  test('containment is a partial order that union and intersection follow', () => {
    fc.assert(fc.property(portSets, portSets, portSets, (a, b, c) => {
      expect(a.contains(a)).toBe(true);
      expect(a.contains(b)).toBe(a.intersect(b).sameAs(b));
      expect(a.contains(b) && b.contains(a)).toBe(a.sameAs(b));
      if (a.contains(b) && b.contains(c)) expect(a.contains(c)).toBe(true);
      expect(a.union(b).contains(a)).toBe(true);
      expect(a.contains(a.intersect(b))).toBe(true);
      expect(PortSet.EVERYTHING.contains(a)).toBe(true);
      expect(a.contains(PortSet.EMPTY)).toBe(true);
    }));
  });

  test('a difference is in the whole and makes it again with the common part', () => {
    fc.assert(fc.property(portSets, portSets, (a, b) => {
      expect(a.contains(a.minus(b))).toBe(true);
      same(a.minus(b).union(a.intersect(b)), a);
      expect(a.minus(b).isEmpty).toBe(b.contains(a));
    }));
  });

  test('the text is canonical: the order of the ports does not matter', () => {
    fc.assert(fc.property(fc.shuffledSubarray([Port.HTTP, Port.tcpNamed('http'), Port.DNS_UDP, Port.DNS_TCP, Port.tcpRange(1, 99)], { minLength: 5 }),
      ports => expect(PortSet.of(ports).key).toBe('UDP 53; TCP 1-99,http')));
  });
});

describe('laws for sets without names', () => {
  test('intersection distributes over union', () => {
    fc.assert(fc.property(numberedPortSets, numberedPortSets, numberedPortSets, (a, b, c) => {
      same(a.intersect(b.union(c)), a.intersect(b).union(a.intersect(c)));
      same(a.minus(b).minus(c), a.minus(b.union(c)));
    }));
  });

  test('a difference is disjoint from what was taken', () => {
    fc.assert(fc.property(numberedPortSets, numberedPortSets, (a, b) => {
      expect(a.minus(b).intersect(b).isEmpty).toBe(true);
    }));
  });

  test('sampled membership agrees with the operations', () => {
    const points = Object.values(Protocol).flatMap(protocol => [1, 2, 79, 80, 81, 443, 65534, 65535].map(n => PortSet.number(protocol, n)));
    fc.assert(fc.property(numberedPortSets, numberedPortSets, fc.constantFrom(...points), (a, b, point) => {
      const [inA, inB] = [a.contains(point), b.contains(point)];
      expect(a.union(b).contains(point)).toBe(inA || inB);
      expect(a.intersect(b).contains(point)).toBe(inA && inB);
      expect(a.minus(b).contains(point)).toBe(inA && !inB);
      expect(a.union(b).other).toBe(a.other || b.other);
      expect(a.minus(b).other).toBe(a.other && !b.other);
    }));
  });
});

describe('names', () => {
  test('a name and a number share nothing until the name is resolved', () => {
    const eighty = PortSet.number(Protocol.TCP, 80);
    expect(HTTP.intersect(eighty).isEmpty).toBe(true);
    expect(HTTP.contains(eighty) || eighty.contains(HTTP)).toBe(false);
    same(HTTP.resolve(() => [80]), eighty);
  });

  test('a full protocol contains every name of it and absorbs it, however it became full', () => {
    expect(ALL_TCP.contains(HTTP)).toBe(true);
    expect(PortSet.of([Port.allUdp()]).contains(HTTP)).toBe(false);
    const halves = PortSet.of([Port.tcpNamed('http'), Port.tcpRange(1, 80), Port.tcpRange(81, 65535)]);
    same(halves, ALL_TCP);
    expect(halves.names()).toEqual([]);
  });

  test('a full protocol less a name stays full, the one place where a difference keeps what was taken', () => {
    same(ALL_TCP.minus(HTTP), ALL_TCP);
    fc.assert(fc.property(portSets, portSets, (a, b) => {
      const kept = a.minus(b).intersect(b);
      expect(kept.entries().every(entry => 'name' in entry)).toBe(true);
      for (const { protocol } of kept.names()) expect(a.contains(PortSet.EVERYTHING.intersect(allOf(protocol)))).toBe(true);
    }));
  });

  test('what cannot be resolved stays a name, several numbers are all meant', () => {
    const set = PortSet.of([Port.tcpNamed('http'), Port.udpNamed('dns'), Port.HTTPS]);
    expect(set.names()).toEqual([{ protocol: Protocol.UDP, name: 'dns' }, { protocol: Protocol.TCP, name: 'http' }]);
    const resolved = set.resolve((protocol, name) => protocol === Protocol.TCP && name === 'http' ? [8080, 80] : []);
    expect(resolved.key).toBe('UDP dns; TCP 80,443,8080');
  });

  test('N15 refuses to resolve a name to port 0', () => {
    expect(refusal(() => HTTP.resolve(() => [0]))).toMatch(/^InvalidPort: /);
  });
});

describe('entries', () => {
  test('are in the order of the first port, then UDP, TCP, SCTP, then the names', () => {
    const set = PortSet.of([Port.tcpNamed('web'), Port.sctp(53), Port.DNS_TCP, Port.HTTP, Port.DNS_UDP, Port.udpNamed('admin'), Port.tcpRange(8000, 8080)]);
    expect(set.entries()).toEqual([
      { protocol: 'UDP', first: 53, last: 53, all: false },
      { protocol: 'TCP', first: 53, last: 53, all: false },
      { protocol: 'SCTP', first: 53, last: 53, all: false },
      { protocol: 'TCP', first: 80, last: 80, all: false },
      { protocol: 'TCP', first: 8000, last: 8080, all: false },
      { protocol: 'UDP', name: 'admin' },
      { protocol: 'TCP', name: 'web' },
    ]);
  });

  test('P5 a full protocol is marked, so that no range from 0 or 1 is written for it', () => {
    expect(ALL_TCP.entries()).toEqual([{ protocol: 'TCP', first: 1, last: 65535, all: true }]);
    same(PortSet.of([Port.tcpRange(1, 65535)]), ALL_TCP);
  });

  test('make the set again, but for the protocols without ports', () => {
    fc.assert(fc.property(portSets, set => {
      const parts = set.entries().map(entry => 'name' in entry
        ? PortSet.of([entry.protocol === Protocol.UDP ? Port.udpNamed(entry.name) : Port.tcpNamed(entry.name)])
        : allOf(entry.protocol).intersect(PortSet.of([Port.tcpRange, Port.udpRange, Port.sctpRange].map(make => make(entry.first, entry.last)))));
      same(parts.reduce((a, b) => a.union(b), set.other ? OTHER : PortSet.EMPTY), set);
    }));
  });
});

test('everything is full TCP, UDP and SCTP, and the protocols without ports', () => {
  const transports = PortSet.of([Port.allTcp(), Port.allUdp(), Port.allSctp()]);
  expect(transports.isEverything).toBe(false);
  expect(transports.union(OTHER).isEverything).toBe(true);
  expect(PortSet.of([Port.all()]).isEverything).toBe(true);
});

test('reads as a person says it', () => {
  expect(PortSet.EMPTY.toString()).toBe('no ports');
  expect(PortSet.EVERYTHING.toString()).toBe('all ports');
  expect(OTHER.toString()).toBe('other protocols');
  expect(PortSet.of([Port.HTTP, Port.HTTPS, Port.allUdp(), Port.tcpNamed('metrics')]).toString()).toBe('all UDP; TCP 80,443,metrics');
});

const OTHER = PortSet.EVERYTHING.minus(PortSet.of([Port.allTcp(), Port.allUdp(), Port.allSctp()]));

function allOf(protocol: Protocol): PortSet {
  return PortSet.of([{ TCP: Port.allTcp(), UDP: Port.allUdp(), SCTP: Port.allSctp() }[protocol]]);
}
