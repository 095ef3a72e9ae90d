import { IConstruct } from 'constructs';
import { Port } from '../values/port';
import { Peer } from './peer';
import { PolicySubject } from './policy-dialect';

/**
 * One recorded wish: this end may open connections to that one. Policies of both ends read the same record.
 *
 * @internal
 */
export interface Flow {
  readonly source: Peer;
  readonly target: Peer;
  /** As asked; the target's own ports when absent. */
  readonly ports?: readonly Port[];
  /** The construct that asked, for findings. */
  readonly askedBy: IConstruct;
  readonly reason?: string;
  /** A construct recorded it on the way to something else; that it writes nothing is then not news. */
  readonly implied?: boolean;
}

/**
 * Pods that take part in nothing but declared flows. A flow never implies it.
 *
 * @internal
 */
export interface Isolation {
  readonly scope: IConstruct;
  readonly egress: boolean;
  readonly ingress: boolean;
  /** What an isolated namespace writes for all its pods; absent where somebody else writes it. */
  readonly policies?: () => readonly PolicySubject[];
}
