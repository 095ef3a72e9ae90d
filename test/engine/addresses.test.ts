import * as fc from 'fast-check';
import { atomsOf, outsideOf } from '../../src/engine/atoms';
import { Endpoint, regionText, Surroundings } from '../../src/engine/endpoint';
import { Matching } from '../../src/engine/matching';
import { PeerMatch } from '../../src/engine/policy';
import { Cidr } from '../../src/values/cidr';
import { cidrs } from '../values/arbitraries';
import { addresses, block, pods, policy, rule, UNION } from './build';

const NODES: Endpoint = { kind: 'nodes', id: 'nodes' };

function meaning(peer: PeerMatch, who: Endpoint, surroundings: Partial<{ pods: string[]; nodes: string[] }> = {}): boolean | string {
  const [podBlocks, nodeBlocks] = [surroundings.pods ?? [], surroundings.nodes ?? []].map((list) => list.map((text) => Cidr.of(text)));
  const known: Surroundings = { podBlocks, nodeBlocks };
  return new Matching(known).means(peer, who);
}

describe('a block and pods', () => {
  const web = pods('web');
  test.each([
    ['holds their range', block('10.0.0.0/8'), ['10.42.0.0/16'], true],
    ['is their range', block('10.42.0.0/16'), ['10.42.0.0/16'], true],
    ['is apart', block('192.168.0.0/16'), ['10.42.0.0/16'], false],
    ['excepts their range', block('0.0.0.0/0', ['10.0.0.0/8']), ['10.42.0.0/16'], false],
    ['holds a part', block('10.42.1.0/24'), ['10.42.0.0/16'], expect.stringContaining('holds only some of the pods\' 10.42.0.0/16')],
    ['excepts a part', block('10.0.0.0/8', ['10.42.1.0/24']), ['10.42.0.0/16'], expect.stringContaining('only some')],
    ['of one family, and they have both', block('0.0.0.0/0'), ['10.42.0.0/16', 'fd00::/48'], expect.stringContaining('only some')],
    ['where nobody knows theirs', block('10.0.0.0/8'), [], 'the pod address ranges are not known'],
  ])('%s', (_, peer, ranges, expected) => expect(meaning(peer, web, { pods: ranges })).toEqual(expected));

  test('two blocks together may hold all of it', () => {
    const both: PeerMatch = { kind: 'addresses', never: [], blocks: [Cidr.ANY_IPV4, Cidr.ANY_IPV6].map((cidr) => ({ cidr, except: [] })) };
    expect(meaning(both, web)).toBe(true);
    expect(meaning(both, web, { pods: ['10.42.0.0/16', 'fd00::/48'] })).toBe(true);
  });

  test('C2 where pods are told by identity, a block never means them', () => {
    expect(meaning(block('0.0.0.0/0', [], ['pods', 'nodes']), web, { pods: ['10.42.0.0/16'] })).toBe(false);
    expect(meaning(block('0.0.0.0/0', [], ['pods', 'nodes']), NODES)).toBe(false);
    expect(meaning(block('0.0.0.0/0', [], ['pods']), NODES, { nodes: ['10.0.0.0/24'] })).toBe(true);
  });
});

test('a block and nodes', () => {
  expect(meaning(block('192.168.0.0/16'), NODES, { nodes: ['192.168.7.0/24'] })).toBe(true);
  expect(meaning(block('192.168.7.10/32'), NODES, { nodes: ['192.168.7.0/24'] })).toContain('holds only some of the nodes\'');
  expect(meaning(block('10.0.0.0/8'), NODES)).toBe('the node address ranges are not known');
});

test('a block and addresses outside', () => {
  expect(meaning(block('203.0.113.0/24'), addresses('203.0.113.7/32'))).toBe(true);
  expect(meaning(block('203.0.113.0/24', ['203.0.113.7/32']), addresses('203.0.113.7/32'))).toBe(false);
  expect(meaning(block('203.0.113.7/32'), addresses('203.0.113.0/24'))).toContain('holds only some of 203.0.113.0/24');
  expect(meaning(block('203.0.113.7/32'), addresses('203.0.113.0/24', ['203.0.113.7/32']))).toBe(false);
});

test('N9 no selector means nodes, nor addresses', () => {
  const everyPod: PeerMatch = { kind: 'pods', namespaces: { key: '', required: {}, meets: () => true, example: () => ({}) }, pods: { key: '', required: {}, meets: () => true, example: () => ({}) } };
  expect([NODES, addresses('10.0.0.0/8'), pods('web')].map((each) => meaning(everyPod, each))).toEqual([false, false, true]);
});

describe('atoms', () => {
  const small = fc.array(cidrs, { maxLength: 6 });

  test('are disjoint, and together everything', () => {
    fc.assert(fc.property(small, (list) => {
      const parts = atomsOf(list).map(({ blocks, without }) => blocks.flatMap((each) => each.minus([...without])));
      parts.forEach((a, i) => parts.slice(i + 1).forEach((b) => expect(a.some((x) => b.some((y) => x.overlaps(y)))).toBe(false)));
      expect([Cidr.ANY_IPV4, Cidr.ANY_IPV6].flatMap((whole) => whole.minus(parts.flat()))).toEqual([]);
    }));
  });

  test('no block cuts one: each lies in it or outside', () => {
    fc.assert(fc.property(small, (list) => {
      for (const { blocks, without } of atomsOf(list)) {
        const part = blocks.flatMap((each) => each.minus([...without]));
        for (const cidr of list) expect(part.every((each) => cidr.contains(each)) || part.every((each) => !cidr.overlaps(each))).toBe(true);
      }
    }));
  });

  test('say what is left of a block', () => {
    expect(atomsOf([Cidr.of('10.0.0.0/8'), Cidr.of('10.1.0.0/16')]).map(regionText)).toEqual(['0.0.0.0/0 but 10.0.0.0/8', '10.0.0.0/8 but 10.1.0.0/16', '10.1.0.0/16', '::/0']);
  });

  test('those of pods are left out, those of nodes are nodes', () => {
    const policies = [policy(UNION, 'egress', 'web', [rule('accept', [block('10.42.7.0/24'), block('192.168.7.10/32')])])];
    const outside = outsideOf(policies, { podBlocks: [Cidr.of('10.42.0.0/16')], nodeBlocks: [Cidr.of('192.168.7.0/24')] }, []);
    expect(outside.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'addresses 0.0.0.0/0 but 10.42.0.0/16, 192.168.7.0/24', 'nodes nodes 192.168.7.0/24 but 192.168.7.10/32', 'nodes nodes 192.168.7.10/32',
      'addresses ::/0',
    ]);
  });
});
