import { NodesEndpoint, PodsEndpoint } from '../../engine/endpoint';

/**
 * Through which pods of an ambient mesh reach each other: policies see this port in place of all TCP.
 *
 * @see https://istio.io/latest/docs/ambient/usage/networkpolicy/
 * @internal
 */
export const TUNNEL_PORT = 15008;

/** @see https://istio.io/latest/docs/ambient/usage/add-workloads/ */
const MODE_LABEL = 'istio.io/dataplane-mode';

/**
 * The same pods, as part of the mesh if they or their namespace are labelled so; what the pods say counts.
 *
 * @internal
 */
export function inMesh(workload: PodsEndpoint | NodesEndpoint): PodsEndpoint | NodesEndpoint {
  if (workload.kind !== 'pods') return workload;
  const mode = (workload.labels[MODE_LABEL] ?? workload.namespace.labels[MODE_LABEL]) as string | undefined;
  return mode === 'ambient' ? { ...workload, tunnelled: true } : workload;
}
