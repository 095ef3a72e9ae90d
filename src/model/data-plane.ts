import { Cidr } from '../values/cidr';
import { LabelSelector } from '../values/label-selector';
import { anyOf, PeerTerm, podsIn } from './peer-term';

/**
 * Who brings proxied requests, as a policy on a backend must name them.
 *
 * One shape for proxies in pods of any namespace, on the host network, and for load balancers without pods.
 *
 * @internal
 */
export interface Proxies {
  /** As a person says it, for reasons and findings. */
  readonly description: string;
  /** Whom a backend must let in. */
  readonly peer: PeerTerm;
  /** Where callers inside the cluster meet them, where that is not `peer`; a sentence where no rule can name it. */
  readonly front?: PeerTerm | string;
  /** What they must reach beside backends and DNS, such as their control plane; said where they are pods. */
  readonly upkeep?: readonly Upkeep[];
  /** Who takes their requests in the backends' pods, where they speak to a proxy of a mesh there and not to the app. */
  readonly sidecars?: Sidecars;
}

/** @internal */
export interface Sidecars {
  /** TCP; every request to the pod arrives here. */
  readonly port: number;
  /** What a pod must reach for its sidecar's sake. */
  readonly upkeep: readonly Upkeep[];
}

/** @internal */
export interface DataPlane extends Proxies {
  /** The TCP ports they listen on, as a packet of a caller inside the cluster arrives: the pod's, where they are pods. */
  readonly ports: readonly number[];
}

/** @internal */
export interface Upkeep {
  readonly peer: PeerTerm;
  /** TCP. */
  readonly ports: readonly number[];
}

/** @internal */
export function proxyPods(
  description: string, namespaceName: string, labels: { readonly [key: string]: string }, upkeep: readonly Upkeep[] = [],
): Proxies {
  return { description, peer: podsIn(namespaceName, LabelSelector.labels({ ...labels })), upkeep };
}

/**
 * Proxies on the host network: they have their node's address, and no selector finds them.
 *
 * @internal
 */
export function proxiesOnNodes(description: string): Proxies {
  return { description, peer: { kind: 'nodes' } };
}

/**
 * A load balancer that is no pod of the cluster, by the ranges it calls from.
 *
 * @internal
 */
export function loadBalancerAt(description: string, cidrs: readonly Cidr[], front: PeerTerm | string): Proxies {
  return { description, peer: addressRanges(cidrs), front };
}

/** @internal */
export function addressRanges(cidrs: readonly Cidr[]): PeerTerm {
  return anyOf(Cidr._minimal(cidrs).map((cidr) => ({ kind: 'cidr', cidr, excluding: [] })));
}

/**
 * What a proxy that watches the Kubernetes API must reach.
 *
 * @internal
 */
export const API_SERVER_UPKEEP: Upkeep = { peer: { kind: 'apiServer' }, ports: [443, 6443] };
