import { IConstruct } from 'constructs';
import { Ledger } from '../model/ledger';
import { IPeer, Peer } from '../model/peer';
import { tryFacts } from '../model/subject';
import { checkProps, refuse, within } from '../values/errors';
import { Port } from '../values/port';
import { checkPorts } from '../values/port-list';
import { quoted } from '../values/quoted';
import { unclearPorts } from './flow-ports';

/** Something whose connections this app decides. */
export interface IConnectable extends IPeer {
  /** What it may reach and who may reach it. */
  readonly connections: Connections;
}

/** Options for `allowTo` and `allowFrom`. */
export interface ConnectionOptions {
  /**
   * The ports at the receiving end, as the packet arrives at the pod.
   *
   * @default - the ports of the receiving end, when there is exactly one container port
   */
  readonly ports?: Port[];
  /**
   * Why the relation exists, for people.
   *
   * @default - none
   */
  readonly reason?: string;
}

/**
 * What a workload may reach and who may reach it.
 *
 * Each relation is recorded once and written at both ends. Allowing never denies: only `SecureNamespace` and `isolate()` do.
 */
export class Connections {
  /** @internal */
  public static _of(scope: IConstruct, self: Peer): Connections {
    return new Connections(scope, self);
  }

  private constructor(private readonly scope: IConstruct, private readonly self: Peer) {}

  /** Lets this workload open connections to `other`; saying it twice is harmless. */
  public allowTo(other: IPeer, options: ConnectionOptions = {}): void {
    this.record(this.self, this.peerOf(other), options);
  }

  /** Lets `other` open connections to this workload; saying it twice is harmless. */
  public allowFrom(other: IPeer, options: ConnectionOptions = {}): void {
    this.record(this.peerOf(other), this.self, options);
  }

  private record(sources: Peer, targets: Peer, options: ConnectionOptions): void {
    checkProps('ConnectionOptions', options, this.scope);
    within(this.scope, () => checkPorts('ports', options.ports));
    for (const source of sources._members) for (const target of targets._members) this.recordOne(source, target, options);
  }

  private recordOne(source: Peer, target: Peer, options: ConnectionOptions): void {
    for (const { _subject: subject } of [source, target]) {
      if (subject?.scope !== undefined && subject.scope.node.root !== this.scope.node.root) {
        refuse('AnotherApp', `both ends of a relation must be of one app, got [${subject.scope.node.path}] of another; one app is one cluster`, this.scope);
      }
    }
    if (this.self._refusal !== undefined) refuse('NotAPeer', this.self._refusal, this.scope);
    this.refuseUnclearPorts(target, options.ports);
    if (source._subject === undefined && target._subject === undefined) {
      refuse('NobodyOfOurs', 'a relation must have a workload of this app at one end, got two outsiders; say it where the pods are', this.scope);
    }
    Ledger.of(this.scope).addFlow({ source, target, ports: options.ports, askedBy: this.scope, reason: options.reason });
  }

  /** Says at once what cannot become clear later; a pod template that is still empty is looked at again at synth. */
  private refuseUnclearPorts(target: Peer, ports?: readonly Port[]): void {
    if (ports !== undefined || target._ports !== undefined) return;
    if (target._subject === undefined) {
      refuse('NoPorts', 'a relation to a peer that names no ports must name them; give { ports: [Port.HTTPS] }, or Port.all() for everything', this.scope);
    }
    const facts = tryFacts(() => target._subject!.facts);
    if (facts !== undefined && facts.containerPorts.length > 1) refuse('UnclearPorts', unclearPorts(facts), this.scope);
  }

  private peerOf(other: IPeer): Peer {
    const peer = other?.asPeer;
    if (!(peer instanceof Peer)) {
      refuse('NotAPeer', `the other end must be a Workload, a Service, an ExposedApp or a Peer, got ${quoted(other)}; `
        + 'adopt any other construct with Workload.of(construct)', this.scope);
    }
    if (peer._refusal !== undefined) refuse('NotAPeer', peer._refusal, this.scope);
    return peer;
  }
}
