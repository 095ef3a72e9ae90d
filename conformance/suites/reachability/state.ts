/** A container port, as the judge spells it. */
interface Container {
  readonly port: number;
  readonly protocol: string;
  readonly portName: string;
}

/** A running pod. */
export interface PodState {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  readonly ip: string;
  readonly containers: readonly Container[];
}

/** What is in a cluster, as the judge is told or tells it. */
export interface ClusterState {
  readonly namespaces: { readonly [name: string]: Labels };
  readonly pods: readonly PodState[];
  readonly policies: readonly object[] | null;
}

/** Whether one pod may reach one port of another, at each end. */
export interface Cell {
  /** Such as `x/a`. */
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly port: number;
  readonly egress: boolean;
  readonly ingress: boolean;
}

interface Labels { readonly [key: string]: string }

/** The same cluster as manifests that anybody might have dumped from it. */
export function manifestsOf({ namespaces, pods, policies }: ClusterState): string {
  const objects = [
    ...Object.entries(namespaces).map(([name, labels]) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } })),
    ...pods.map(({ namespace, name, labels, ip, containers }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { namespace, name, labels },
      spec: {
        containers: containers.map(({ port, protocol, portName }) =>
          ({ name: portName, ports: [{ containerPort: port, protocol, ...(portName === '' ? {} : { name: portName }) }] })),
      },
      status: { podIP: ip },
    })),
    // A Go client leaves their kind out.
    ...(policies ?? []).map((policy) => ({ ...policy, apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' })),
  ];
  return objects.map((object) => JSON.stringify(object)).join('\n---\n');
}
