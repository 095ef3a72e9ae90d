import { Chain, Decided } from '../engine/chain';
import { Endpoint } from '../engine/endpoint';
import { Direction } from '../engine/policy';
import { deniedPorts, Verdict as PortVerdict, within } from '../engine/verdict';
import { Port } from '../values/port';
import { PortSet } from '../values/port-set';
import { DecidingRule } from './deciding-rule';
import { End, targetPorts } from './ends';
import { Explanation, PairExplanation, Verdict } from './explanation';
import { Survey } from './survey';

/**
 * Answers questions about two ends with everything that decided.
 *
 * @internal
 */
export class Interrogation {
  public constructor(private readonly survey: Survey) {}

  public explain(source: End, target: End, port?: Port): Explanation {
    const pairs = source.endpoints.flatMap((from) => target.endpoints.map((to) => this.pair(from, to, target, port)));
    return Explanation._of(source.text, target.text, pairs);
  }

  private pair(source: Endpoint, target: Endpoint, end: End, port?: Port): PairExplanation {
    const { network, places } = this.survey;
    const judgement = network.judge(source, target);
    const asked = this.askedPorts(target, end, port);
    const relevant = asked ?? PortSet.EVERYTHING;
    const throughItself = end.service !== undefined && source === target;
    const verdict = throughItself ? doubted(within(judgement.verdict, relevant)) : within(judgement.verdict, relevant);
    const denied = deniedPorts(verdict).intersect(relevant);
    const rules = (decided: readonly Decided[]) => decided.flatMap((each) =>
      (each.ports.intersect(relevant).isEmpty ? [] : DecidingRule._of({ ...each, ports: each.ports.intersect(relevant) }, places)));
    return PairExplanation._of({
      source: source.id,
      target: target.id,
      verdict: verdictOf(verdict, port === undefined ? undefined : relevant),
      allowedPorts: verdict.allowed.toString(),
      undeterminedPorts: verdict.undetermined.toString(),
      sourceRules: rules(judgement.egress),
      targetRules: rules(judgement.ingress),
      // Asked about no port in particular, one that is open is answer enough.
      changes: asked === undefined && !verdict.allowed.isEmpty ? [] : [
        ...this.changesAt('egress', source, target, denied, judgement.egress),
        ...this.changesAt('ingress', target, source, denied, judgement.ingress),
        ...doubtsAbout(verdict.undetermined, [...judgement.egress, ...judgement.ingress]),
      ],
      notes: this.notes(source, target, end, port, throughItself),
    });
  }

  /** The ports asked for as they arrive at the target; undefined for all. */
  private askedPorts(target: Endpoint, { service }: End, port?: Port): PortSet | undefined {
    if (service === undefined && port === undefined) return undefined;
    const asked = port === undefined ? undefined : PortSet.of([port]);
    const meant = service === undefined ? asked! : targetPorts(service, asked);
    const { sure, maybe } = this.survey.network.matching.portsAt(meant, target);
    return sure.union(maybe);
  }

  private changesAt(direction: Direction, subject: Endpoint, other: Endpoint, denied: PortSet, decided: readonly Decided[]): string[] {
    const chain: Chain = this.survey.network.chainOf(subject, direction);
    return decided.filter(({ action, ports }) => action === 'deny' && !ports.intersect(denied).isEmpty).map(({ by, ports }) => {
      const what = ports.intersect(denied).toString();
      if (by !== 'nobody' && 'rule' in by) return `${by.policy.object} ${by.rule.path} must no longer deny ${what}`;
      const way = direction === 'egress' ? 'to' : 'from';
      return `a policy that selects ${subject.id} must allow ${direction} ${way} ${other.id} on ${what}; now ${
        [...new Set(chain.isolates.map(({ policy }) => policy.object))].join(', ')} isolate${chain.isolates.length === 1 ? 's' : ''} it`;
    });
  }

  private notes(source: Endpoint, target: Endpoint, { service }: End, port: Port | undefined, throughItself: boolean): string[] {
    const { knowledge } = this.survey;
    const notes: string[] = [];
    if (!knowledge.enforcesPolicies) notes.push(`${knowledge.cniName ?? 'this platform'} does not enforce policies, so nothing is denied`);
    if (source === target && target.kind === 'pods') notes.push('a pod always reaches its own address; this is about another replica');
    if (throughItself) notes.push(`whether a pod that answers itself through ${service!.id} is policed differs between enforcers`);
    if (source.kind === 'nodes' && target.kind === 'pods') notes.push('a pod\'s own node always reaches it; this is about the other nodes');
    if (target.kind === 'nodes' && target.workload === true) notes.push(`${target.id} is on the host network, so no policy holds it`);
    if (source.kind === 'nodes' && source.workload === true) notes.push(`${source.id} is on the host network, so it counts as its node and no policy holds it`);
    if (service !== undefined && port !== undefined && targetPorts(service, PortSet.of([port])).isEmpty) notes.push(`${service.id} has no port ${port.toString()}`);
    return notes;
  }
}

/** What would have to be known for the answer to be certain. */
function doubtsAbout(ports: PortSet, decided: readonly Decided[]): string[] {
  const doubts = decided.flatMap((each) => (each.doubt === undefined || each.ports.intersect(ports).isEmpty ? [] : [each.doubt]));
  return [...new Set(doubts)].map((doubt) => `nobody can tell as long as this is so: ${doubt}`);
}

function doubted({ allowed, undetermined }: PortVerdict): PortVerdict {
  return { allowed: PortSet.EMPTY, undetermined: allowed.union(undetermined) };
}

/** @internal */
export function verdictOf({ allowed, undetermined }: PortVerdict, asked?: PortSet): Verdict {
  if (asked === undefined) return !allowed.isEmpty ? Verdict.ALLOWED : undetermined.isEmpty ? Verdict.DENIED : Verdict.UNDETERMINED;
  if (!asked.isEmpty && allowed.contains(asked)) return Verdict.ALLOWED;
  if (!undetermined.isEmpty) return Verdict.UNDETERMINED;
  return allowed.isEmpty ? Verdict.DENIED : Verdict.PARTLY_ALLOWED;
}
