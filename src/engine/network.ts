import { Protocol } from '../values/port';
import { PortSet } from '../values/port-set';
import { Chain, ChainRule, Decided, Hit, Outcome, Selecting } from './chain';
import { Endpoint, Surroundings } from './endpoint';
import { EndpointIndex } from './endpoint-index';
import { Matching } from './matching';
import { Direction, Policy, Tier } from './policy';
import { either, Truth } from './truth';
import { joined, Verdict } from './verdict';

/**
 * Everything documents and surroundings say.
 *
 * @internal
 */
export interface NetworkFacts {
  readonly endpoints: readonly Endpoint[];
  readonly policies: readonly Policy[];
  /** In the order in which they decide. */
  readonly tiers: readonly Tier[];
  readonly surroundings: Surroundings;
}

/**
 * The verdict for one pair, and what decided it at both ends.
 *
 * @internal
 */
export interface Judgement {
  readonly verdict: Verdict;
  readonly egress: readonly Decided[];
  readonly ingress: readonly Decided[];
}

/**
 * What a set of documents makes true: who may open connections to whom, on which ports, and why.
 *
 * `judge` is the definition: it asks every policy about one pair. `Relation` answers for all pairs at once and must agree with it.
 *
 * @internal
 */
export class Network {
  public readonly endpoints: readonly Endpoint[];
  public readonly surroundings: Surroundings;
  public readonly matching: Matching;
  public readonly index: EndpointIndex;
  private readonly byDirection: { readonly [direction in Direction]: readonly Policy[] };
  private readonly chains = { egress: new Map<Endpoint, Chain>(), ingress: new Map<Endpoint, Chain>() };
  private readonly alike = new Map<string, Chain>();
  private readonly own: ReadonlySet<Endpoint>;
  private readonly numbers = new Map<Policy, number>();
  private known?: { readonly [direction in Direction]: ReadonlyMap<Endpoint, readonly Selecting[]> };

  public constructor(private readonly facts: NetworkFacts) {
    this.endpoints = facts.endpoints;
    this.own = new Set(facts.endpoints);
    this.surroundings = facts.surroundings;
    this.matching = new Matching(facts.surroundings);
    this.index = new EndpointIndex(facts.endpoints, this.matching);
    this.byDirection = {
      egress: facts.policies.filter(({ direction }) => direction === 'egress'),
      ingress: facts.policies.filter(({ direction }) => direction === 'ingress'),
    };
  }

  /** The verdict for any two endpoints, also for some that are not of the network. */
  public judge(source: Endpoint, target: Endpoint): Judgement {
    const trace = { egress: [] as Decided[], ingress: [] as Decided[] };
    const leaving = this.outcome('egress', source, target, (each) => trace.egress.push(each));
    const entering = this.outcome('ingress', target, source, (each) => trace.ingress.push(each));
    return { verdict: joined(leaving, entering, this.tunnel(source, target)), ...trace };
  }

  /** The same of a source whose own policies are not known: it is taken to be let out. */
  public entering(source: Endpoint, target: Endpoint): Judgement {
    const ingress: Decided[] = [];
    const entering = this.outcome('ingress', target, source, (each) => ingress.push(each));
    return { verdict: joined({ accepted: PortSet.EVERYTHING, denied: PortSet.EMPTY }, entering, this.tunnel(source, target)), egress: [], ingress };
  }

  /** Everything that policies say of one direction of an endpoint; the same for endpoints that the same policies select. */
  public chainOf(who: Endpoint, direction: Direction): Chain {
    const known = this.chains[direction].get(who);
    if (known !== undefined) return known;
    const selecting = this.selecting(who, direction);
    const key = `${direction} ${selecting.map(({ policy, doubt }) => `${this.numberOf(policy)}${doubt ?? ''}`).join()}`;
    const chain = this.alike.get(key) ?? new Chain(selecting, this.facts.tiers);
    this.alike.set(key, chain);
    this.chains[direction].set(who, chain);
    return chain;
  }

  /** The port that stands for all TCP between two endpoints of one mesh. */
  public tunnel(source: Endpoint, target: Endpoint): PortSet | undefined {
    const { tunnelPort } = this.surroundings;
    const tunnelled = tunnelPort !== undefined && [source, target].every((each) => each.kind === 'pods' && each.tunnelled === true);
    return tunnelled ? PortSet.number(Protocol.TCP, tunnelPort) : undefined;
  }

  private outcome(direction: Direction, subject: Endpoint, other: Endpoint, trace: (decided: Decided) => void): Outcome {
    const receiver = direction === 'egress' ? other : subject;
    const hitOf = ({ rule }: ChainRule): Hit | undefined => {
      const means: Truth = either(rule.peers.map((peer) => this.matching.means(peer, other)));
      return means === false ? undefined : { means, ...this.matching.portsAt(rule.ports, receiver) };
    };
    return this.chainOf(subject, direction).outcome(hitOf, trace);
  }

  private selecting(who: Endpoint, direction: Direction): readonly Selecting[] {
    if (who.kind !== 'pods') return [];
    const known = this.selections()[direction].get(who);
    if (known !== undefined) return known;
    if (this.own.has(who)) return [];
    return this.byDirection[direction].flatMap((policy) => {
      const truth = this.matching.selects(policy.subject.namespaces, policy.subject.pods, who);
      return truth === false ? [] : [{ policy, doubt: policy.doubt ?? (truth === true ? undefined : truth) }];
    });
  }

  private selections(): NonNullable<Network['known']> {
    if (this.known !== undefined) return this.known;
    const select = (policies: readonly Policy[]) => {
      const found = new Map<Endpoint, Selecting[]>();
      for (const policy of policies) {
        const extent = this.index.selected(policy.subject.namespaces, policy.subject.pods);
        for (const place of extent.all) {
          const truth = extent.at(place);
          const each: Selecting = { policy, doubt: policy.doubt ?? (truth === true || truth === false ? undefined : truth) };
          const list = found.get(this.endpoints[place]);
          if (list === undefined) found.set(this.endpoints[place], [each]);
          else list.push(each);
        }
      }
      return found;
    };
    this.known = { egress: select(this.byDirection.egress), ingress: select(this.byDirection.ingress) };
    return this.known;
  }

  private numberOf(policy: Policy): number {
    const known = this.numbers.get(policy) ?? this.numbers.size;
    this.numbers.set(policy, known);
    return known;
  }
}
