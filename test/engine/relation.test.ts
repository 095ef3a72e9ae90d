import * as fc from 'fast-check';
import { outsideOf } from '../../src/engine/atoms';
import { demandOf, EVERYTHING } from '../../src/engine/demand';
import { Endpoint, namespaceOf, Surroundings } from '../../src/engine/endpoint';
import { Matching } from '../../src/engine/matching';
import { Network } from '../../src/engine/network';
import { ANYONE, PeerMatch, Policy, Tier } from '../../src/engine/policy';
import { Relation } from '../../src/engine/relation';
import { strangersFor } from '../../src/engine/strangers';
import { verdictKey } from '../../src/engine/verdict';
import { Cidr } from '../../src/values/cidr';
import { Protocol } from '../../src/values/port';
import { cidrs, labelMaps, portSets, selectors } from '../values/arbitraries';
import { FIRST, LAST, UNION } from './build';

const NAMESPACES = [namespaceOf('a', { app: 'a' }), namespaceOf('b', { app: 'b', tier: 'a' }), namespaceOf('c')];
const TIERS: readonly Tier[] = [FIRST, UNION, LAST];

const demands = fc.oneof({ weight: 1, arbitrary: fc.constant(EVERYTHING) }, { weight: 2, arbitrary: selectors.map(demandOf) });
const doubts = fc.option(fc.constant('nobody can tell'), { nil: undefined, freq: 1 });
const peers: fc.Arbitrary<PeerMatch> = fc.oneof(
  fc.record({ kind: fc.constant('pods' as const), namespaces: demands, pods: demands }),
  fc.record({ kind: fc.constant('pods' as const), namespaces: demands, pods: demands }),
  fc.record({
    kind: fc.constant('addresses' as const),
    never: fc.constantFrom([], ['pods' as const, 'nodes' as const]),
    blocks: fc.array(cidrs.map((cidr) => ({ cidr, except: [] })), { minLength: 1, maxLength: 2 }),
  }),
  fc.constantFrom<PeerMatch>({ kind: 'anyone' }, { kind: 'nodes' }, { kind: 'unreadable', doubt: 'nobody can tell' }, { kind: 'hostnames', doubt: 'names' }),
);
const rules = fc.record({
  action: fc.constantFrom('accept' as const, 'accept' as const, 'deny' as const, 'pass' as const),
  peers: fc.oneof(fc.constant(ANYONE), fc.array(peers, { maxLength: 3 })),
  ports: portSets,
  path: fc.constant('spec'),
  doubt: doubts,
});
const policies: fc.Arbitrary<Policy> = fc.record({
  object: fc.constantFrom('x', 'y', 'z'),
  tier: fc.constantFrom(...TIERS.map(({ name }) => name)),
  direction: fc.constantFrom('egress' as const, 'ingress' as const),
  order: fc.integer({ min: 0, max: 2 }),
  subject: fc.record({ namespaces: demands, pods: demands }),
  doubt: doubts,
  isolates: fc.boolean(),
  rules: fc.array(rules, { maxLength: 3 }),
}).map((policy) => (policy.tier === UNION.name ? { ...policy, rules: policy.rules.filter(({ action }) => action !== 'pass') } : policy));
const pods = fc.record({
  region: fc.option(cidrs.map((cidr) => ({ blocks: [cidr], without: [] })), { nil: undefined, freq: 1 }),
  namespace: fc.constantFrom(...NAMESPACES),
  labels: labelMaps,
  tunnelled: fc.boolean(),
  stranger: fc.constant(false),
  ports: fc.option(fc.array(fc.record({ name: fc.constantFrom('http', 'metrics', 'dns'), number: fc.constantFrom(80, 81, 443), protocol: fc.constant(Protocol.TCP) }), { maxLength: 2 }), { nil: undefined }),
});
const surroundings: fc.Arbitrary<Surroundings> = fc.record({
  podBlocks: fc.constantFrom([], [Cidr.of('10.0.0.0/29')]), nodeBlocks: fc.constantFrom([], [Cidr.of('10.0.0.8/30')]), tunnelPort: fc.constantFrom(undefined, 80),
});

const networks = fc.tuple(fc.array(pods, { maxLength: 5 }), fc.array(policies, { maxLength: 6 }), surroundings).map(([shown, list, around]) => {
  const workloads: Endpoint[] = [
    ...shown.map((each, i) => ({ ...each, kind: 'pods' as const, id: `pods ${i}` })), { kind: 'nodes', id: 'agent', workload: true },
  ];
  const strangers = strangersFor(list, [], workloads, new Map(NAMESPACES.slice(0, 2).map((each) => [each.name, each])), new Matching(around));
  return new Network({ endpoints: [...workloads, ...strangers, ...outsideOf(list, around, [])], policies: list, tiers: TIERS, surroundings: around });
});

test.each([0, 1, 2, 64])('all pairs at once are what each pair is by itself, when up to %s ends are few', (few) => {
  fc.assert(fc.property(networks, fc.integer({ min: 0, max: 3 }), (network, mute) => {
    const counts = (place: number) => place % 4 !== mute;
    const relation = new Relation(network, counts, few);
    const expected: string[] = [];
    network.endpoints.forEach((source, from) => network.endpoints.forEach((target, to) => {
      const { verdict } = network.judge(source, target);
      expect(verdictKey(relation.verdict(from, to))).toBe(verdictKey(verdict));
      if ((counts(from) || counts(to)) && verdictKey(verdict) !== '?') expected.push(`${from} → ${to} ${verdictKey(verdict)}`);
    }));
    const found = relation.rows().flatMap(({ sources, targets, verdict }) =>
      [...sources].flatMap((from) => [...targets].map((to) => `${from} → ${to} ${verdictKey(verdict)}`)));
    // Each pair once: rows do not overlap.
    expect(found.sort()).toEqual(expected.sort());
  }), { seed: 20261120, numRuns: 40 });
});

test('an endpoint outside the network is judged as one of it is', () => {
  fc.assert(fc.property(networks, (network) => {
    for (const source of network.endpoints) {
      for (const target of network.endpoints) {
        expect(verdictKey(network.judge({ ...source }, { ...target }).verdict)).toBe(verdictKey(network.judge(source, target).verdict));
      }
    }
  }), { seed: 20261121, numRuns: 20 });
});
