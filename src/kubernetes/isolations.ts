import { Isolation } from '../model/flow';
import { Ledger } from '../model/ledger';
import { PeerTerm, podsIn } from '../model/peer-term';
import { peerSubsumes } from '../model/rule';
import { RuleIndex } from '../model/rule-index';
import { PodFacts, Subject } from '../model/subject';

type Directions = Readonly<Record<'egress' | 'ingress', boolean>>;

/**
 * How pods are isolated: by their namespace, by themselves, or with other pods whose labels they have too.
 *
 * @internal
 */
export interface PodIsolation extends Directions {
  readonly namespace?: Isolation;
  /** What was asked for these pods themselves. */
  readonly own: Directions;
}

/**
 * Answers for every pod of an app whether somebody isolated it.
 *
 * @internal
 */
export class Isolations {
  private readonly pods: RuleIndex<{ readonly peer: PeerTerm; readonly isolation: Isolation }>;

  public constructor(private readonly ledger: Ledger, isolated: ReadonlyArray<{ readonly facts: PodFacts; readonly isolation: Isolation }>) {
    this.pods = new RuleIndex(isolated.map(({ facts, isolation }) => ({ peer: podsIn(facts.namespaceName, facts.pods), isolation })));
  }

  public of({ namespaceName, pods }: PodFacts, subjects: readonly Subject[]): PodIsolation {
    const namespace = namespaceName === undefined ? undefined : this.ledger.isolatedNamespaces.get(namespaceName);
    const own = directions((way) => subjects.some((subject) => this.ledger.isolatedSubjects.get(subject)?.[way] === true));
    const peer = podsIn(namespaceName, pods);
    const above = this.pods.maySubsume({ peer }).filter((each) => peerSubsumes(each.peer, peer));
    const all = directions((way) => own[way] || namespace?.[way] === true || above.some(({ isolation }) => isolation[way]));
    return { namespace, own, ...all };
  }
}

function directions(ask: (way: keyof Directions) => boolean): Directions {
  return { egress: ask('egress'), ingress: ask('ingress') };
}
