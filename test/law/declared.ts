import { IConstruct } from 'constructs';
import { Endpoint, PodsEndpoint } from '../../src/engine/endpoint';
import { RulePorts } from '../../src/engine/matching';
import { Direction } from '../../src/engine/policy';
import { both, either, Truth } from '../../src/engine/truth';
import { clusterOf, dnsRules } from '../../src/kubernetes/cluster';
import { NON_INTERNET_CIDRS } from '../../src/kubernetes/facts';
import { Ledger } from '../../src/model/ledger';
import { Peer } from '../../src/model/peer';
import { NamespaceScope, PeerTerm, termKey } from '../../src/model/peer-term';
import { ClusterFacts, RuleWish } from '../../src/model/policy-dialect';
import { PodFacts, portsOf, Subject } from '../../src/model/subject';
import { Cidr } from '../../src/values/cidr';
import { PortSet } from '../../src/values/port-set';

/** One sentence of what was declared: whoever is meant may open connections to whoever is meant, on these ports. */
interface Sentence {
  readonly source: (who: Endpoint, other: Endpoint) => Truth;
  readonly target: (who: Endpoint, other: Endpoint) => Truth;
  readonly ports: PortSet;
  /** The end whose policy says it. */
  readonly end: Direction;
}

/** The range of an endpoint, as one address of it where rules do not tell its addresses apart. */
export type RangeOf = (who: Endpoint) => readonly Cidr[];

/**
 * What the wishes of an app mean, read from the ledger and not from any document.
 *
 * Written from the meaning: a pod is isolated if its namespace or a wish about it says so; isolated, it may what relations say,
 * what its namespace says, and ask for names.
 */
export class Declared {
  /** Every address range that a wish speaks of. */
  public readonly cidrs: readonly Cidr[];
  /** Everyone a wish names. */
  public readonly terms: readonly PeerTerm[];
  private readonly ledger: Ledger;
  private readonly facts: ClusterFacts;
  private readonly sentences: readonly Sentence[];
  private readonly dns: readonly RuleWish[];
  private readonly pods = new Map<Subject, PodFacts>();

  public constructor(app: IConstruct, private readonly rangeOf: RangeOf) {
    this.ledger = Ledger.of(app);
    const cluster = clusterOf(app);
    this.facts = cluster.facts;
    this.dns = dnsRules(cluster, '');
    const policies = [...this.ledger.isolatedNamespaces.values()].flatMap((each) => each.policies?.() ?? []);
    const wishes = [...this.dns, ...policies.flatMap(({ ingress, egress }) => [...ingress, ...egress])];
    const flows = this.ledger.flows.map((flow) => ({ ...flow, source: this.meant(flow.source), target: this.meant(flow.target) }));
    const peers = flows.flatMap(({ source, target }) => [source, target]);
    this.terms = [...wishes.map(({ peer }) => peer), ...peers.flatMap((peer) => chainOf(peer).flatMap(({ _term }) => _term ?? []))].flatMap(termsIn);
    this.cidrs = [
      ...this.terms.flatMap((term) => (term.kind === 'cidr' ? [term.cidr, ...term.excluding] : term.kind === 'internet' ? term.excluding : [])),
      ...NON_INTERNET_CIDRS, ...this.facts.podCidrs, ...this.facts.serviceCidrs, ...this.facts.nodeCidrs, ...this.facts.apiServerCidrs,
    ];
    this.sentences = [
      // Of a peer somebody else writes the other end.
      ...flows.flatMap((flow): Sentence[] => [
        ...(flow.source._subject === undefined ? [] : ['egress' as const]), ...(flow.target._subject === undefined ? [] : ['ingress' as const]),
      ].map((end) => ({
        end,
        source: (who, other) => this.isPeer(flow.source, who, other, 'ingress', end === 'ingress'),
        target: (who, other) => this.isPeer(flow.target, who, other, 'egress', end === 'egress'),
        ports: this.flowPorts(flow.target, flow.ports),
      }))),
      ...policies.flatMap((policy) => (['egress', 'ingress'] as const).flatMap((end) => policy[end].map((wish): Sentence => {
        const subject = (who: Endpoint): Truth => who.kind === 'pods' && who.namespace.name === policy.namespaceName && policy.pods.matches({ ...who.labels });
        const peer = (who: Endpoint, other: Endpoint) => this.isTerm(wish.peer, who, other, end);
        return { end, ports: wish.ports, source: end === 'egress' ? subject : peer, target: end === 'egress' ? peer : subject };
      }))),
    ];
  }

  public isIsolated(who: Endpoint, direction: Direction): boolean {
    if (who.kind !== 'pods') return false;
    if (this.ledger.isolatedNamespaces.get(who.namespace.name)?.[direction] === true) return true;
    return [...this.ledger.isolatedSubjects].some(([subject, isolation]) => isolation[direction] && this.isSubject(subject, who));
  }

  /** The ports of a pair that one end's wishes allow, surely and perhaps. */
  public allowed(end: Direction, source: Endpoint, target: Endpoint, portsAt: (ports: PortSet, at: Endpoint) => RulePorts): RulePorts {
    const subject = end === 'egress' ? source : target;
    if (!this.isIsolated(subject, end)) return { sure: PortSet.EVERYTHING, maybe: PortSet.EMPTY };
    let sure = PortSet.EMPTY;
    let maybe = PortSet.EMPTY;
    const add = (truth: Truth, ports: PortSet) => {
      if (truth === false) return;
      const there = portsAt(ports, target);
      sure = truth === true ? sure.union(there.sure) : sure;
      maybe = maybe.union(there.maybe).union(truth === true ? PortSet.EMPTY : there.sure);
    };
    for (const sentence of this.sentences) {
      if (sentence.end === end) add(both(sentence.source(source, target), () => sentence.target(target, source)), sentence.ports);
    }
    if (end === 'egress') for (const { peer, ports } of this.dns) add(this.isTerm(peer, target, source, 'egress'), ports);
    return { sure, maybe };
  }

  /** Proxies of a way in are the app's own where it isolates the namespace they run in. */
  private meant(peer: Peer): Peer {
    const proxies = peer._term === undefined ? undefined : this.ledger.proxies.get(termKey(peer._term));
    return proxies !== undefined && this.ledger.isolatedNamespaces.has(proxies.facts.namespaceName!) ? Peer._ofSubject(proxies, peer._ports) : peer;
  }

  /** @param written whether this is the end a rule names, so that what no policy can say counts for nothing */
  private isPeer(peer: Peer, who: Endpoint, other: Endpoint, direction: Direction, written: boolean): Truth {
    if (peer._subject !== undefined) {
      if (!this.factsOf(peer._subject).hostNetwork) return this.isSubject(peer._subject, who);
      return written ? this.isTerm({ kind: 'nodes' }, who, other, direction) : false;
    }
    const sayable = chainOf(peer).map(({ _term }) => _term!).find((term) => this.canBeSaid(term, direction));
    return sayable !== undefined && this.isTerm(sayable, who, other, direction);
  }

  /** What a standard policy has words for. */
  private canBeSaid(term: PeerTerm, direction: Direction): boolean {
    switch (term.kind) {
      case 'hostname':
      case 'ingressIdentity': return false;
      case 'nodes': return this.facts.nodeCidrs.length > 0;
      case 'apiServer': return direction === 'ingress' || this.facts.apiServerCidrs.length > 0;
      case 'monitoring': return this.facts.monitoring !== undefined;
      case 'pods': return term.serviceAccountName === undefined;
      case 'anyOf': return term.terms.every((one) => this.canBeSaid(one, direction));
      default: return true;
    }
  }

  private isTerm(term: PeerTerm, who: Endpoint, other: Endpoint, direction: Direction): Truth {
    if (!this.canBeSaid(term, direction)) return false;
    switch (term.kind) {
      case 'anyone': return true;
      case 'pods': return who.kind === 'pods' && both(inScope(term.namespaces, who, other), () => term.pods.matches({ ...who.labels }));
      case 'cidr': return this.lies(who, [term.cidr], term.excluding);
      case 'internet': {
        const { podCidrs, serviceCidrs, nodeCidrs } = this.facts;
        return this.lies(who, [Cidr.ANY_IPV4, Cidr.ANY_IPV6], [...NON_INTERNET_CIDRS, ...term.excluding, ...podCidrs, ...serviceCidrs, ...nodeCidrs]);
      }
      case 'nodes': return this.lies(who, this.facts.nodeCidrs, []);
      case 'apiServer': return direction === 'ingress' || this.lies(who, this.facts.apiServerCidrs, []);
      case 'anyOf': return either(term.terms.map((one) => this.isTerm(one, who, other, direction)));
      case 'monitoring': return this.isTerm(this.facts.monitoring!._term!, who, other, direction);
      default: return false;
    }
  }

  private lies(who: Endpoint, blocks: readonly Cidr[], excluding: readonly Cidr[]): Truth {
    const range = this.rangeOf(who);
    if (range.length === 0) return 'where it lies is not known';
    const inside = range.map((cidr) => blocks.some((block) => block.contains(cidr)) && !excluding.some((hole) => hole.contains(cidr)));
    if (inside.every((each) => each)) return true;
    return inside.every((each) => !each) ? false : 'some of it';
  }

  private flowPorts(target: Peer, asked = target._ports?.()): PortSet {
    const facts = target._subject === undefined ? undefined : this.factsOf(target._subject);
    if (facts === undefined) return PortSet.of(asked!);
    return PortSet.of(asked === undefined || asked.length === 0 ? portsOf(facts) : asked).resolve((protocol, name) =>
      facts.containerPorts.filter((port) => port.name === name && port.protocol === protocol).map(({ number }) => number));
  }

  private isSubject(subject: Subject, who: Endpoint): boolean {
    const { namespaceName = 'default', pods } = this.factsOf(subject);
    return who.kind === 'pods' && who.namespace.name === namespaceName && pods.matches({ ...who.labels });
  }

  private factsOf(subject: Subject): PodFacts {
    const facts = this.pods.get(subject) ?? subject.facts;
    this.pods.set(subject, facts);
    return facts;
  }
}

function termsIn(term: PeerTerm): readonly PeerTerm[] {
  return term.kind === 'anyOf' ? term.terms.flatMap(termsIn) : [term];
}

function chainOf(peer: Peer): Peer[] {
  return peer._fallback === undefined ? [peer] : [peer, ...chainOf(peer._fallback)];
}

function inScope(scope: NamespaceScope, { namespace }: PodsEndpoint, other: Endpoint): Truth {
  switch (scope.which) {
    case 'all': return true;
    case 'name': return namespace.name === scope.name;
    case 'own': return other.kind === 'pods' && other.namespace.name === namespace.name;
    case 'labels': return namespace.open === undefined ? scope.labels.matches({ ...namespace.labels })
      : either([scope.labels._mayMatch({ ...namespace.labels }) ?? namespace.open]);
  }
}
