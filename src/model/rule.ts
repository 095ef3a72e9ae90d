import { Cidr } from '../values/cidr';
import { PortSet } from '../values/port-set';
import { NamespaceScope, PeerTerm, termKey } from './peer-term';
import { RuleIndex } from './rule-index';

/**
 * A rule allows every port of a set to one peer term. A policy is a list of rules, and what it allows is their union.
 *
 * This file knows the order of rules by what they allow. `a` subsumes `b` when every packet that `b` allows `a` allows too:
 *
 * - it is reflexive and transitive,
 * - it is sound: a packet allowed by the subsumed rule is allowed by the subsuming one,
 * - it is syntactic, so it misses some pairs; a missed pair costs a line of YAML and never a packet.
 *
 * Normal form is the one list, per union, without a subsumed rule, one rule a peer, sorted: idempotent, and the same for every
 * order of the input. It knows nothing of dialects, platforms or directions.
 *
 * @internal
 */
export interface Rule {
  readonly peer: PeerTerm;
  readonly ports: PortSet;
}

/** @internal */
export function peerSubsumes(a: PeerTerm, b: PeerTerm): boolean {
  if (a.kind === 'anyone' || termKey(a) === termKey(b)) return true;
  if (a.kind === 'pods' && b.kind === 'pods') {
    return namespacesSubsume(a.namespaces, b.namespaces) && a.pods._subsumes(b.pods)
      && (a.serviceAccountName === undefined || a.serviceAccountName === b.serviceAccountName);
  }
  if (a.kind === 'cidr' && b.kind === 'cidr') {
    return a.cidr.contains(b.cidr) && a.excluding.every((hole) => coveredBy(hole, b.cidr, b.excluding));
  }
  return false;
}

/** @internal */
export function ruleSubsumes(a: Rule, b: Rule): boolean {
  return a.ports.contains(b.ports) && peerSubsumes(a.peer, b.peer);
}

/** @internal */
export function normalForm(rules: readonly Rule[]): Rule[] {
  const byPeer = new Map<string, Rule>();
  for (const rule of rules) {
    if (rule.ports.isEmpty) continue;
    const key = termKey(rule.peer);
    const known = byPeer.get(key);
    byPeer.set(key, known === undefined ? rule : { peer: rule.peer, ports: known.ports.union(rule.ports) });
  }
  const merged = [...byPeer.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rule]) => rule);
  const index = new RuleIndex(merged);
  const place = new Map(merged.map((rule, at) => [rule, at]));
  // Peers differ by now, so two rules subsume each other only where a selector is said in two ways: keep the first.
  return merged.filter((rule) => !index.maySubsume(rule).some((other) =>
    other !== rule && ruleSubsumes(other, rule) && (place.get(other)! < place.get(rule)! || !ruleSubsumes(rule, other))));
}

function namespacesSubsume(a: NamespaceScope, b: NamespaceScope): boolean {
  if (a.which === 'all') return true;
  if (a.which === 'labels' && b.which === 'labels') return a.labels._subsumes(b.labels);
  if (a.which === 'labels' && b.which === 'name') return a.labels._isEverything;
  if (a.which === 'name' && b.which === 'name') return a.name === b.name;
  return a.which === b.which && a.which === 'own';
}

function coveredBy(hole: Cidr, cidr: Cidr, excluding: readonly Cidr[]): boolean {
  return !hole.overlaps(cidr) || excluding.some((other) => other.contains(hole));
}
