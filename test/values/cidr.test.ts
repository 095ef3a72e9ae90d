import * as fc from 'fast-check';
import { Cidr, IpFamily } from '../../src/values/cidr';
import { cidrs } from './arbitraries';
import { refusal, STRANGERS } from './refusals';

const HOSTS = Array.from({ length: 16 }, (_, n) => [Cidr.host(`10.0.0.${n}`), Cidr.host(`2001:db8::${n.toString(16)}`)]).flat();
const hostsOf = (blocks: readonly Cidr[]) => HOSTS.filter(host => blocks.some(block => block.contains(host))).map(String);
const lists = fc.array(cidrs, { maxLength: 5 });

test.each([
  ['10.0.0.0/8', '10.0.0.0/8', IpFamily.IPV4],
  ['0.0.0.0/0', '0.0.0.0/0', IpFamily.IPV4],
  ['2001:0DB8:0:0:0:0:0:0/32', '2001:db8::/32', IpFamily.IPV6],
  ['1:0:0:2:0:0:0:3/128', '1:0:0:2::3/128', IpFamily.IPV6],
  ['1:0:2:2:2:2:2:3/128', '1:0:2:2:2:2:2:3/128', IpFamily.IPV6],
  ['64:ff9b::10.0.0.1/128', '64:ff9b::a00:1/128', IpFamily.IPV6],
  ['::/0', '::/0', IpFamily.IPV6],
])('%s is written %s', (text, canonical, family) => {
  const cidr = Cidr.of(text);
  expect([cidr.toString(), cidr.family]).toEqual([canonical, family]);
  expect(`${cidr.networkAddress}/${cidr.prefixLength}`).toBe(canonical);
});

test('the two constants are every address of their family', () => {
  expect([Cidr.ANY_IPV4.toString(), Cidr.ANY_IPV6.toString()]).toEqual(['0.0.0.0/0', '::/0']);
  expect(Cidr.ANY_IPV4.contains(Cidr.of('255.255.255.255/32'))).toBe(true);
  expect(Cidr.ANY_IPV6.contains(Cidr.of('10.0.0.0/8'))).toBe(false);
});

test('N18 a single IPv6 address is /128', () => {
  expect(Cidr.host('2001:db8::1').toString()).toBe('2001:db8::1/128');
  expect(Cidr.host('10.0.0.1').toString()).toBe('10.0.0.1/32');
});

describe('laws', () => {
  test('containment is a partial order', () => {
    fc.assert(fc.property(cidrs, cidrs, cidrs, (a, b, c) => {
      expect(a.contains(a)).toBe(true);
      expect(a.contains(b) && b.contains(a)).toBe(a.toString() === b.toString());
      if (a.contains(b) && b.contains(c)) expect(a.contains(c)).toBe(true);
    }));
  });

  test('containment and overlap agree with the addresses', () => {
    fc.assert(fc.property(cidrs, cidrs, (a, b) => {
      const [inA, inB] = [hostsOf([a]), hostsOf([b])];
      expect(a.contains(b)).toBe(inB.every(host => inA.includes(host)));
      expect(a.overlaps(b)).toBe(inB.some(host => inA.includes(host)));
      expect(a.overlaps(b)).toBe(b.overlaps(a));
    }));
  });

  test('a difference parts the block: what is left and what was taken share nothing and make the whole', () => {
    fc.assert(fc.property(cidrs, lists, (a, others) => {
      const left = a.minus(others);
      expect(hostsOf(left)).toEqual(hostsOf([a]).filter(host => !hostsOf(others).includes(host)));
      expect(left.some(block => others.some(other => block.overlaps(other)))).toBe(false);
    }));
  });

  test('a difference is canonical and has the fewest blocks: no two of them are halves of one', () => {
    fc.assert(fc.property(cidrs, lists, (a, others) => {
      const left = a.minus(others);
      expect(left.map(String)).toEqual([...left].sort(Cidr._compare).map(String));
      expect(a.minus([...others].reverse()).map(String)).toEqual(left.map(String));
      expect(left.some(one => left.some(two => areHalvesOfOne(one, two)))).toBe(false);
    }));
  });

  test('_minimal keeps the addresses, drops what is contained and forgets the order', () => {
    fc.assert(fc.property(lists, list => {
      const minimal = Cidr._minimal(list);
      expect(hostsOf(minimal)).toEqual(hostsOf(list));
      expect(minimal.some(a => minimal.some(b => a !== b && a.contains(b)))).toBe(false);
      expect(Cidr._minimal([...list].reverse()).map(String)).toEqual(minimal.map(String));
    }));
  });

  test('_compare is a total order, IPv4 first', () => {
    fc.assert(fc.property(cidrs, cidrs, (a, b) => {
      expect(Math.sign(Cidr._compare(a, b)) + Math.sign(Cidr._compare(b, a))).toBe(0);
      expect(Cidr._compare(a, b) === 0).toBe(a.toString() === b.toString());
      if (a.family !== b.family) expect(Cidr._compare(a, b) < 0).toBe(a.family === IpFamily.IPV4);
    }));
  });
});

test('the internet less the private blocks is as the tables have it', () => {
  expect(Cidr.of('10.0.0.0/8').minus([Cidr.of('10.128.0.0/9'), Cidr.of('10.0.0.0/10')]).map(String)).toEqual(['10.64.0.0/10']);
  expect(Cidr.of('2001:db8::/126').minus([Cidr.host('2001:db8::1')]).map(String)).toEqual(['2001:db8::/128', '2001:db8::2/127']);
  expect(Cidr.ANY_IPV4.minus([Cidr.ANY_IPV6]).map(String)).toEqual(['0.0.0.0/0']);
});

test.each([
  ['999.1.1.1/77', 'write it like 10.0.0.0/8 or 2001:db8::/32'],
  ['10.0.0.0/33', 'the length after "/" is a number from 0 to 32'],
  ['10.0.0.0/08', 'the length after "/" is a number from 0 to 32'],
  ['10.0.0.0/', 'the length after "/" is a number from 0 to 32'],
  ['10.0.0.0/8/8', 'the length after "/" is a number from 0 to 32'],
  ['2001:db8::/129', 'the length after "/" is a number from 0 to 128'],
  ['10.0.0.1', 'write 10.0.0.1/32'],
  ['2001:db8::1', 'write 2001:db8::1/128'],
  ['010.0.0.0/8', 'drop the leading zeros: some programs read them as octal'],
  ['fe80::1%eth0/128', 'drop the zone after "%": it means something on one node only'],
  ['10.0/16', 'write it like 10.0.0.0/8 or 2001:db8::/32'],
  ['', 'write it like 10.0.0.0/8 or 2001:db8::/32'],
])('P6 refuses %p', (text, mend) => {
  const message = refusal(() => Cidr.of(text));
  expect(message).toMatch(/^InvalidCidr: a CIDR must /);
  expect(message.endsWith(`got "${text}"; ${mend}`)).toBe(true);
});

test('P6 refuses host bits and names both things that may have been meant', () => {
  expect(refusal(() => Cidr.of('192.168.1.5/24'))).toBe('InvalidCidr: a CIDR must have no host bits, got "192.168.1.5/24"; '
    + 'write 192.168.1.0/24 for the block or 192.168.1.5/32 for the one address');
  expect(refusal(() => Cidr.of('2001:db8::1/64'))).toMatch(/write 2001:db8::\/64 for the block or 2001:db8::1\/128 /);
});

test.each(['::ffff:10.0.0.0/104', '::ffff:a00:0/104'])('N15 refuses the IPv4-mapped %p', text => {
  expect(refusal(() => Cidr.of(text))).toMatch(/^InvalidCidr: .*; write 10\.0\.0\.0\/8$/);
});

test('N18 refuses a block where one address is wanted', () => {
  expect(refusal(() => Cidr.host('10.0.0.0/8'))).toBe('InvalidCidr: an address must be one IP address, got "10.0.0.0/8"; for a block use Cidr.of');
  expect(refusal(() => Cidr.host('::ffff:10.0.0.1'))).toMatch(/write 10\.0\.0\.1\/32$/);
});

test.each(STRANGERS)('refuses %p', stranger => {
  expect(refusal(() => Cidr.of(stranger as string))).toMatch(/^InvalidCidr: /);
  expect(refusal(() => Cidr.host(stranger as string))).toMatch(/^InvalidCidr: /);
});

/** The two halves of one block; all blocks here differ in the last group of their address alone. */
function areHalvesOfOne(a: Cidr, b: Cidr): boolean {
  const [bits, radix] = a.family === IpFamily.IPV4 ? [32, 10] : [128, 16];
  const parentOf = (cidr: Cidr) => Math.floor(parseInt(cidr.networkAddress.split(/[.:]/).at(-1) || '0', radix) / 2 ** (bits - cidr.prefixLength + 1));
  return a !== b && a.family === b.family && a.prefixLength === b.prefixLength && parentOf(a) === parentOf(b);
}
