import { LabelSelector } from '../values/label-selector';
import { PeerTerm, podsIn } from './peer-term';

/**
 * Where proxied requests come from, as a policy on a backend must name it.
 *
 * One shape for proxies in pods of any namespace, on the host network, and for load balancers without pods.
 *
 * @internal
 */
export interface DataPlane {
  /** As a person says it, for reasons and findings. */
  readonly description: string;
  /** All of them must be let in. */
  readonly peers: readonly PeerTerm[];
}

/** @internal */
export function proxyPods(description: string, namespaceName: string, labels: { [key: string]: string }): DataPlane {
  return { description, peers: [podsIn(namespaceName, LabelSelector.labels(labels))] };
}
