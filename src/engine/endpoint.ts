import { Cidr } from '../values/cidr';
import { Protocol } from '../values/port';
import { Labelled, Labels, NAME_LABEL } from './demand';

/** @internal */
export interface PodPort {
  readonly name?: string;
  readonly number: number;
  readonly protocol: Protocol;
}

/**
 * A namespace with the labels it is known by, its name among them.
 *
 * @internal
 */
export interface Namespace extends Labelled {
  readonly name: string;
}

/**
 * Alike pods, of which there are at least two: one pod template, or a class of pods nobody showed us.
 *
 * @internal
 */
export interface PodsEndpoint extends Labelled {
  readonly kind: 'pods';
  readonly id: string;
  readonly namespace: Namespace;
  /** Undefined where nobody showed them. */
  readonly ports?: readonly PodPort[];
  /** Their addresses, where somebody showed those of a running pod; else they are among the cluster's pods'. */
  readonly region?: Region;
  /** No manifest showed them: they stand for whatever pods a selector means. */
  readonly stranger: boolean;
  /** A tunnel carries their TCP, so policies see its port alone. */
  readonly tunnelled?: boolean;
}

/**
 * Nodes, and pods on their network: no selector means them, no policy holds them.
 *
 * @internal
 */
export interface NodesEndpoint {
  readonly kind: 'nodes';
  readonly id: string;
  /** Addresses it may have; undefined: those of the cluster's nodes. */
  readonly region?: Region;
  /** Pods of ours, where it is a workload on the host network. */
  readonly workload?: boolean;
}

/**
 * Addresses outside the cluster that no rule tells apart.
 *
 * @internal
 */
export interface AddressesEndpoint {
  readonly kind: 'addresses';
  readonly id: string;
  readonly region: Region;
}

/** @internal */
export type Endpoint = PodsEndpoint | NodesEndpoint | AddressesEndpoint;

/**
 * Addresses: some blocks, less others.
 *
 * @internal
 */
export interface Region {
  readonly blocks: readonly Cidr[];
  readonly without: readonly Cidr[];
  /** No block of any rule cuts it. */
  readonly whole?: true;
}

/**
 * What is known of a cluster beside its objects.
 *
 * @internal
 */
export interface Surroundings {
  /** Where pods have their addresses; empty: not known. */
  readonly podBlocks: readonly Cidr[];
  /** Where nodes have theirs; empty: not known. */
  readonly nodeBlocks: readonly Cidr[];
  /** The port through which tunnelled pods reach each other. */
  readonly tunnelPort?: number;
}

/** As a person says it. @internal */
export function regionText({ blocks, without }: Region): string {
  const holes = without.length === 0 ? '' : ` but ${without.join(', ')}`;
  return `${blocks.join(', ')}${holes}`;
}

/** @internal */
export function namespaceOf(name: string, labels?: Labels): Namespace {
  return {
    name,
    labels: { ...labels, [NAME_LABEL]: name },
    ...(labels === undefined ? { open: `the labels of namespace ${name} are not shown` } : {}),
  };
}
