import { Cidr } from '../values/cidr';
import { LabelSelector } from '../values/label-selector';
import { PortSet } from '../values/port-set';
import { Document } from './document';
import { Peer } from './peer';
import { PeerTerm } from './peer-term';

/**
 * Addresses and answers of one cluster that rules are made of. An empty list means: not known.
 *
 * @internal
 */
export interface ClusterFacts {
  readonly podCidrs: readonly Cidr[];
  readonly serviceCidrs: readonly Cidr[];
  readonly nodeCidrs: readonly Cidr[];
  readonly apiServerCidrs: readonly Cidr[];
  readonly monitoring?: Peer;
  /** Whether whoever enforces policies tells nodes and the API server by identity, so that ranges do not mean them. */
  readonly rangesMissNodes?: boolean;
}

/** @internal */
export interface RuleWish {
  readonly peer: PeerTerm;
  readonly ports: PortSet;
  /** Tried in order where the dialect cannot say `peer`. */
  readonly fallbacks: readonly PeerTerm[];
  /** Construct path of who asked. */
  readonly askedBy: string;
}

/**
 * One policy to write: pods of a namespace, which directions it isolates, and what it still allows.
 *
 * @internal
 */
export interface PolicySubject {
  readonly name: string;
  readonly namespaceName?: string;
  readonly pods: LabelSelector;
  readonly isolates: { readonly egress: boolean; readonly ingress: boolean };
  readonly ingress: readonly RuleWish[];
  readonly egress: readonly RuleWish[];
}

/**
 * A wish that a dialect cannot say. Whoever asked hears of it; nothing wider is ever written in its place.
 *
 * @internal
 */
export interface Shortfall {
  readonly id: string;
  readonly askedBy: string;
  readonly sentence: string;
  readonly mend: string;
  /** What was asked is allowed, and what else with it must be known. */
  readonly wider?: boolean;
}

/** @internal */
export interface PolicyOutcome {
  readonly documents: readonly Document[];
  readonly shortfalls: readonly Shortfall[];
}

/**
 * How one kind of policy says what is wished: a function from data to data.
 *
 * @internal
 */
export interface PolicyDialect {
  emit(subject: PolicySubject, facts: ClusterFacts): PolicyOutcome;
}
