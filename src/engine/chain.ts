import { PortSet } from '../values/port-set';
import { compareText } from '../values/text-order';
import { Policy, Rule, Tier } from './policy';
import { Truth } from './truth';

/**
 * A policy that selects an endpoint, surely or perhaps.
 *
 * @internal
 */
export interface Selecting {
  readonly policy: Policy;
  readonly doubt?: string;
}

/** @internal */
export interface ChainRule extends Selecting {
  readonly rule: Rule;
}

/**
 * How a rule meets one other end: whether it means it, and on which ports surely and perhaps.
 *
 * @internal
 */
export interface Hit {
  readonly means: Truth;
  readonly sure: PortSet;
  readonly maybe: PortSet;
}

/**
 * What may become of each port. A port in both sets is undetermined.
 *
 * @internal
 */
export interface Outcome {
  readonly accepted: PortSet;
  readonly denied: PortSet;
}

/** @internal */
export interface Decided {
  readonly by: ChainRule | { readonly isolating: readonly Selecting[] } | 'nobody';
  readonly action: 'accept' | 'deny' | 'pass';
  readonly ports: PortSet;
  /** Why it may be otherwise. */
  readonly doubt?: string;
}

/** Rules of which the first that matches decides. */
type Track = readonly ChainRule[];

interface Stage {
  /** Tracks of a group stand beside each other: where they disagree, nobody can tell. */
  readonly groups: ReadonlyArray<readonly Track[]>;
  readonly isolating: readonly Selecting[];
}

/**
 * Everything that policies say of one direction of an endpoint, in the order in which it decides.
 *
 * A port is *live* as long as some reading of the documents leaves it undecided. A rule that surely matches takes its ports
 * out of what is live; one that perhaps does decides them in one reading and leaves them in another. So what is found for a
 * port is the set of answers it has in all readings, and every step is a few operations on sets of ports.
 *
 * @internal
 */
export class Chain {
  public readonly rules: readonly ChainRule[];
  private readonly stages: readonly Stage[];

  public constructor(selecting: readonly Selecting[], tiers: readonly Tier[]) {
    this.stages = tiers.map((tier) => stageOf(tier, selecting.filter(({ policy }) => policy.tier === tier.name)));
    this.rules = this.stages.flatMap(({ groups }) => groups.flat(2));
  }

  /** Whether no policy has a say here. */
  public get isEmpty(): boolean {
    return this.rules.length + this.isolates.length === 0;
  }

  /** The policies that deny what nothing allows. */
  public get isolates(): readonly Selecting[] {
    return this.stages.flatMap(({ isolating }) => isolating);
  }

  /**
   * @param hitOf how a rule meets the other end; undefined where it does not
   * @param trace is told every step that decided something
   */
  public outcome(hitOf: (rule: ChainRule) => Hit | undefined, trace?: (decided: Decided) => void): Outcome {
    let live = PortSet.EVERYTHING;
    let accepted = PortSet.EMPTY;
    let denied = PortSet.EMPTY;
    const decide = (decided: Decided) => {
      if (decided.ports.isEmpty) return;
      if (decided.action === 'accept') accepted = accepted.union(decided.ports);
      if (decided.action === 'deny') denied = denied.union(decided.ports);
      trace?.(decided);
    };
    for (const { groups, isolating } of this.stages) {
      let passed = PortSet.EMPTY;
      const answered = new Map<Policy, PortSet>();
      for (const tracks of groups) {
        const undecided = tracks.map((track) => follow(track, live, hitOf, (decided) => {
          if (decided.action === 'pass') passed = passed.union(decided.ports);
          decide(decided);
        }, answered));
        const before = live;
        live = undecided.reduce((a, b) => (b === before ? a : a.intersect(b)), live);
      }
      if (isolating.some(({ doubt }) => doubt === undefined)) {
        decide({ by: { isolating }, action: 'deny', ports: live });
        live = PortSet.EMPTY;
      } else {
        for (const each of isolating) {
          decide({ by: { isolating: [each] }, action: 'deny', ports: live.minus(answered.get(each.policy) ?? PortSet.EMPTY), doubt: each.doubt });
        }
      }
      live = live.union(passed);
    }
    decide({ by: 'nobody', action: 'accept', ports: live });
    return { accepted, denied };
  }
}

/** @param answered what policies that perhaps select would surely decide if they did, so that their own isolation leaves it alone */
function follow(
  track: Track, start: PortSet, hitOf: (rule: ChainRule) => Hit | undefined, decide: (decided: Decided) => void, answered: Map<Policy, PortSet>,
): PortSet {
  let live = start;
  for (const each of track) {
    const hit = hitOf(each);
    if (hit === undefined || hit.means === false) continue;
    const doubt = each.doubt ?? each.rule.doubt ?? (hit.means === true ? undefined : hit.means);
    const { action } = each.rule;
    decide({ by: each, action, ports: live.intersect(hit.sure), doubt });
    decide({ by: each, action, ports: live.intersect(hit.maybe), doubt: doubt ?? 'the named ports of its pods are not shown' });
    if (doubt === undefined) {live = live.minus(hit.sure);} else if (each.rule.doubt === undefined && hit.means === true) {
      answered.set(each.policy, hit.sure.union(answered.get(each.policy) ?? PortSet.EMPTY));
    }
  }
  return live;
}

function stageOf(tier: Tier, selecting: readonly Selecting[]): Stage {
  const isolating = selecting.filter(({ policy }) => policy.isolates);
  const rulesOf = (each: Selecting): ChainRule[] => each.policy.rules.map((rule) => ({ ...each, rule }));
  if (tier.evaluation === 'unordered') {
    const rules = selecting.flatMap(rulesOf);
    const [denies, accepts] = (['deny', 'accept'] as const).map((action) => rules.filter(({ rule }) => rule.action === action));
    return { groups: [denies, accepts].map((same) => same.map((rule) => [rule])), isolating };
  }
  const byOrder = new Map<number, Selecting[]>();
  for (const each of [...selecting].sort((a, b) => a.policy.order - b.policy.order || compareText(a.policy.object, b.policy.object))) {
    const same = byOrder.get(each.policy.order);
    if (same === undefined) byOrder.set(each.policy.order, [each]);
    else same.push(each);
  }
  return { groups: [...byOrder.values()].map((group) => group.map(rulesOf)), isolating };
}
