import * as fc from 'fast-check';
import { NamespaceScope, PeerTerm, termKey } from '../../src/model/peer-term';
import { normalForm, peerSubsumes, Rule, ruleSubsumes } from '../../src/model/rule';
import { Cidr } from '../../src/values/cidr';
import { Hostname } from '../../src/values/hostname';
import { LabelExpression } from '../../src/values/label-expression';
import { LabelSelector } from '../../src/values/label-selector';
import { Port } from '../../src/values/port';
import { PortSet } from '../../src/values/port-set';
import { cidrs, portSets, selectors } from '../values/arbitraries';
import { allowsAll, denotation } from './denotation';

const EVERY = LabelSelector.everything();
const APP = LabelSelector.labels({ app: 'a' });
const APP_TIER = LabelSelector.labels({ app: 'a', tier: 'b' });
const ANY_APP = LabelSelector.of({ matchExpressions: [LabelExpression.exists('app')] });
/** The same pods as `APP`, said in another way. */
const APP_TWICE = LabelSelector.of({ matchLabels: { app: 'a' }, matchExpressions: [LabelExpression.exists('app')] });
const ONLY_APP = LabelSelector.of({ matchExpressions: [LabelExpression.isIn('app', ['a', 'b'])] });

function pods(namespaces: NamespaceScope, selector: LabelSelector, serviceAccountName?: string): PeerTerm {
  return { kind: 'pods', namespaces, pods: selector, serviceAccountName };
}

function cidr(text: string, ...excluding: string[]): PeerTerm {
  return { kind: 'cidr', cidr: Cidr.of(text), excluding: excluding.map((hole) => Cidr.of(hole)) };
}

const SCOPES: NamespaceScope[] = [
  { which: 'own' }, { which: 'name', name: 'a' }, { which: 'name', name: 'b' }, { which: 'labels', labels: EVERY },
  { which: 'labels', labels: APP }, { which: 'labels', labels: ANY_APP }, { which: 'all' },
];

/** Every kind, and of each the ones that nest, coincide and miss each other. */
const PEERS: PeerTerm[] = [
  ...SCOPES.flatMap((scope) => [EVERY, APP, APP_TIER, ANY_APP, APP_TWICE, ONLY_APP].map((selector) => pods(scope, selector))),
  pods({ which: 'own' }, APP, 'x'), pods({ which: 'all' }, EVERY, 'x'), pods({ which: 'all' }, EVERY, 'y'),
  cidr('10.0.0.0/28'), cidr('10.0.0.0/28', '10.0.0.0/30'), cidr('10.0.0.0/28', '10.0.0.0/30', '10.0.0.8/30'), cidr('10.0.0.0/29'),
  cidr('10.0.0.0/29', '10.0.0.2/31'), cidr('10.0.0.0/31'), cidr('10.0.0.8/30'), cidr('2001:db8::/124'), cidr('2001:db8::/127'),
  { kind: 'internet', excluding: [] }, { kind: 'internet', excluding: [Cidr.of('10.0.0.0/31')] }, { kind: 'anyone' }, { kind: 'nodes' },
  { kind: 'apiServer' }, { kind: 'monitoring' }, { kind: 'ingressIdentity' },
  { kind: 'hostname', hostname: Hostname.of('www.example.com') }, { kind: 'hostname', hostname: Hostname.of('*.example.com') },
];
const PORTS = [[Port.HTTP], [Port.HTTP, Port.tcp(81)], [Port.tcpRange(1, 443)], [Port.allTcp()], [Port.tcpNamed('http')], [Port.udp(80)], [Port.all()]]
  .map((ports) => PortSet.of(ports));
const POOL: Rule[] = PEERS.flatMap((peer) => PORTS.map((ports) => ({ peer, ports })));

function say({ peer, ports }: Rule): string {
  return `${termKey(peer)} on ${ports.toString()}`;
}

/** Sentences that break a law; an empty list is the proof. */
function violations<T>(cases: readonly T[], breaks: (each: T) => string | undefined): string[] {
  return cases.map(breaks).filter((sentence) => sentence !== undefined);
}

const SUBSUMED = PEERS.flatMap((a) => PEERS.filter((b) => peerSubsumes(a, b)).map((b) => [a, b] as const));

describe('subsumption', () => {
  test('the pool has every kind of peer', () => {
    expect([...new Set(PEERS.map(({ kind }) => kind))].sort()).toEqual(
      ['anyone', 'apiServer', 'cidr', 'hostname', 'ingressIdentity', 'internet', 'monitoring', 'nodes', 'pods']);
    expect(SUBSUMED.length).toBeGreaterThan(PEERS.length * 3);
  });

  test('it is reflexive', () => {
    expect(violations(POOL, (rule) => (ruleSubsumes(rule, rule) ? undefined : say(rule)))).toEqual([]);
  });

  test('it is transitive', () => {
    expect(violations(SUBSUMED, ([a, b]) => {
      const c = SUBSUMED.find(([from, to]) => from === b && !peerSubsumes(a, to));
      return c && `${termKey(a)} subsumes ${termKey(b)} subsumes ${termKey(c[1])}`;
    })).toEqual([]);
  });

  test('it is sound: a packet of the subsumed rule is a packet of the subsuming one', () => {
    expect(violations(SUBSUMED, ([a, b]) => {
      const held = allowsAll([{ peer: a, ports: PortSet.EVERYTHING }], [{ peer: b, ports: PortSet.EVERYTHING }]);
      return held ? undefined : `${termKey(a)} does not allow all of ${termKey(b)}`;
    })).toEqual([]);
  });

  test('a rule needs both the peer and the ports', () => {
    const rule = (peer: PeerTerm, ...ports: Port[]): Rule => ({ peer, ports: PortSet.of(ports) });
    const own = pods({ which: 'own' }, APP);
    expect(ruleSubsumes(rule({ kind: 'anyone' }, Port.allTcp()), rule(own, Port.HTTP))).toBe(true);
    expect(ruleSubsumes(rule({ kind: 'anyone' }, Port.HTTPS), rule(own, Port.HTTP))).toBe(false);
    expect(ruleSubsumes(rule(own, Port.allTcp()), rule({ kind: 'anyone' }, Port.HTTP))).toBe(false);
  });

  test.each<[string, PeerTerm, PeerTerm]>([
    ['all namespaces hold the own one', pods({ which: 'all' }, EVERY), pods({ which: 'own' }, APP)],
    ['all namespaces hold those by labels', pods({ which: 'all' }, EVERY), pods({ which: 'labels', labels: APP }, APP)],
    ['namespaces without a demand hold a named one', pods({ which: 'labels', labels: EVERY }, EVERY), pods({ which: 'name', name: 'a' }, APP)],
    ['fewer labels hold more pods', pods({ which: 'own' }, APP), pods({ which: 'own' }, APP_TIER)],
    ['any account holds one account', pods({ which: 'own' }, APP), pods({ which: 'own' }, APP, 'x')],
    ['a hole beside the smaller range does not matter', cidr('10.0.0.0/28', '10.0.0.8/30'), cidr('10.0.0.0/30')],
    ['a hole that the smaller range has too does not matter', cidr('10.0.0.0/28', '10.0.0.2/31'), cidr('10.0.0.0/29', '10.0.0.2/31')],
  ])('%s, and not the other way round', (_, wide, narrow) => {
    expect([peerSubsumes(wide, narrow), peerSubsumes(narrow, wide)]).toEqual([true, false]);
  });

  test.each<[string, PeerTerm, PeerTerm]>([
    ['a named namespace may lack the labels', pods({ which: 'labels', labels: APP }, EVERY), pods({ which: 'name', name: 'a' }, EVERY)],
    ['another account', pods({ which: 'own' }, APP, 'x'), pods({ which: 'own' }, APP, 'y')],
    ['a hole that the smaller range has not', cidr('10.0.0.0/28', '10.0.0.2/31'), cidr('10.0.0.0/30')],
    ['addresses do not hold pods', cidr('10.0.0.0/28'), pods({ which: 'own' }, APP)],
    ['the other family', cidr('10.0.0.0/28'), cidr('2001:db8::/127')],
  ])('nothing follows: %s', (_, a, b) => expect(peerSubsumes(a, b)).toBe(false));
});

const scopes = fc.oneof(fc.constantFrom(...SCOPES), selectors.map((labels): NamespaceScope => ({ which: 'labels', labels })));
const peers: fc.Arbitrary<PeerTerm> = fc.oneof(
  fc.constantFrom(...PEERS),
  fc.tuple(scopes, selectors).map(([scope, selector]) => pods(scope, selector)),
  fc.tuple(cidrs, fc.array(cidrs, { maxLength: 3 })).map(([whole, holes]): PeerTerm =>
    ({ kind: 'cidr', cidr: whole, excluding: holes.filter((hole) => whole.contains(hole) && hole.prefixLength > whole.prefixLength) })),
);
const ruleLists = fc.array(fc.record({ peer: peers, ports: portSets }), { maxLength: 6 });

describe('normal form', () => {
  const law = <Ts extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<Ts>) => fc.assert(property, { numRuns: 300, seed: 7 });

  test('it allows exactly what the rules allow', () =>
    law(fc.property(ruleLists, (rules) => expect(denotation(normalForm(rules))).toEqual(denotation(rules)))));

  test('it is idempotent', () =>
    law(fc.property(ruleLists, (rules) => expect(normalForm(normalForm(rules)).map(say)).toEqual(normalForm(rules).map(say)))));

  test('it is the same for every order of the rules', () =>
    law(fc.property(ruleLists.chain((rules) => fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, { minLength: rules.length }))),
      ([rules, shuffled]) => expect(normalForm(shuffled).map(say)).toEqual(normalForm(rules).map(say)))));

  test('no rule subsumes another', () =>
    law(fc.property(ruleLists, (rules) => {
      const form = normalForm(rules);
      expect(form.filter((a) => form.some((b) => a !== b && ruleSubsumes(b, a))).map(say)).toEqual([]);
    })));

  test('one rule a peer, and none without ports', () =>
    law(fc.property(ruleLists, (rules) => {
      const form = normalForm(rules);
      expect(new Set(form.map(({ peer }) => termKey(peer))).size).toBe(form.length);
      expect(form.some(({ ports }) => ports.isEmpty)).toBe(false);
    })));

  test('of two ways to say the same pods one is kept, whichever came first', () => {
    const rules = [APP_TWICE, APP].map((selector) => ({ peer: pods({ which: 'own' }, selector), ports: PORTS[0] }));
    expect(normalForm(rules).map(say)).toEqual(normalForm([...rules].reverse()).map(say));
    expect(normalForm(rules)).toHaveLength(1);
  });

  test('ports of one peer come together; a peer that is only partly held keeps its rule', () => {
    const peer = pods({ which: 'own' }, APP);
    expect(normalForm([{ peer, ports: PORTS[0] }, { peer, ports: PortSet.of([Port.tcp(81)]) }]).map(say)).toEqual([`${termKey(peer)} on TCP 80-81`]);
    expect(normalForm([{ peer, ports: PORTS[1] }, { peer: { kind: 'anyone' }, ports: PORTS[0] }])).toHaveLength(2);
  });
});
