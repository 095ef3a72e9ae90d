import { LabelSelector } from '../values/label-selector';
import { Port } from '../values/port';

/** Ports a peer listens on. */
export interface PeerOptions {
  /**
   * The ports it serves, used when the relation names none.
   *
   * @default - the relation must name them
   */
  readonly ports?: Port[];
}

/** Options for `Peer.pods`. */
export interface PodsPeerOptions extends PeerOptions {
  /**
   * The namespace they live in.
   *
   * @default - the namespace of the pods at the other end
   */
  readonly namespaceName?: string;
  /**
   * Labels the pods carry, all of them.
   *
   * @default - every pod of the namespace
   */
  readonly labels?: { [key: string]: string };
  /**
   * Which pods, where labels alone do not say it.
   *
   * @default - those with the labels
   */
  readonly selector?: LabelSelector;
  /**
   * Only pods that run as this service account. Standard NetworkPolicies cannot say it.
   *
   * @default - any service account
   */
  readonly serviceAccountName?: string;
}

/** Options for `Peer.namespaces`. */
export interface NamespacesPeerOptions extends PeerOptions {
  /**
   * Labels the namespaces carry, all of them.
   *
   * @default - those of `selector`; one of both is needed
   */
  readonly labels?: { [key: string]: string };
  /**
   * Which namespaces, where labels alone do not say it.
   *
   * @default - those with the labels
   */
  readonly selector?: LabelSelector;
  /**
   * Labels the pods in them carry.
   *
   * @default - every pod of those namespaces
   */
  readonly podLabels?: { [key: string]: string };
}

/** Options for `Peer.cidr` and `Peer.internet`. */
export interface CidrPeerOptions extends PeerOptions {
  /**
   * Ranges left out; each must lie inside.
   *
   * @default - nothing
   */
  readonly excluding?: string[];
}
