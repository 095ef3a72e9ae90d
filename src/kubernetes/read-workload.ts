import { NodesEndpoint, Namespace, PodsEndpoint } from '../engine/endpoint';
import { Cidr } from '../values/cidr';
import { refuse } from '../values/errors';
import { Manifest, recordOf } from './manifest';
import { readPodTemplate } from './read-pod-template';
import { listOf } from './reading';

/** Kinds of the standard API that hold a pod template, and their groups. @internal */
export const WORKLOAD_KINDS: ReadonlyMap<string, string> = new Map([
  ['Pod', ''], ['ReplicationController', ''],
  ['Deployment', 'apps'], ['StatefulSet', 'apps'], ['DaemonSet', 'apps'], ['ReplicaSet', 'apps'],
  ['Job', 'batch'], ['CronJob', 'batch'],
]);

/**
 * The pods of a workload, with every label of their template.
 *
 * On the host network they have the node's address, so no selector means them and no policy holds them.
 *
 * @internal
 */
export function readWorkload(manifest: Manifest, namespace: Namespace): PodsEndpoint | NodesEndpoint {
  const read = readPodTemplate(manifest.json);
  if (read === undefined) {
    refuse('NoPodTemplate', `${manifest.kind} ${manifest.name} must have a pod template with containers, got none; give it one`);
  }
  if (read.hostNetwork) return { kind: 'nodes', id: manifest.id, workload: true };
  const hosts = manifest.kind === 'Pod' ? addressesOf(manifest) : [];
  return {
    kind: 'pods',
    id: manifest.id,
    namespace,
    labels: read.labels,
    ports: read.containerPorts,
    stranger: false,
    ...(hosts.length === 0 ? {} : { region: { blocks: hosts, without: [] } }),
  };
}

/** Of a running pod, one of each family at most. */
function addressesOf({ json }: Manifest): Cidr[] {
  const { podIP, podIPs } = recordOf(recordOf(json)?.status) ?? {};
  const all = [podIP, ...listOf(podIPs, 'status.podIPs').map((each) => recordOf(each)?.ip)];
  return [...new Set(all)].filter((ip): ip is string => typeof ip === 'string' && ip !== '').map((ip) => Cidr.host(ip));
}
