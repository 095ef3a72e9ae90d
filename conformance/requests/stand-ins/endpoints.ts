import { KubeObject, nameOf } from '../../cluster/object';
import { Pod } from '../inside/pod';

type Labels = { readonly [key: string]: string };

interface Container {
  readonly args?: readonly string[];
  readonly ports?: ReadonlyArray<{ readonly name?: string; readonly containerPort: number }>;
}

interface PodTemplate {
  readonly metadata?: { readonly labels?: Labels };
  readonly spec?: { readonly containers: readonly Container[] };
}

interface ServiceSpec {
  readonly selector?: Labels;
  readonly ports: ReadonlyArray<{ readonly name?: string; readonly port: number; readonly targetPort?: number | string; readonly protocol?: string }>;
}

/** A pod as its labels and named ports describe it. */
export interface ScheduledPod extends Omit<Pod, 'speaks'> {
  readonly namespace?: string;
  readonly labels: Labels;
  readonly portNames: ReadonlyMap<string, number>;
  /** How it is started: `h2c`, or `tls` and the names of its certificate. */
  readonly args: readonly string[];
}

/** Stands in for the scheduler and the kubelet: one pod for each Deployment, and each Pod, at an address of its own. */
export function schedule(documents: readonly KubeObject[], nextAddress: () => string): ScheduledPod[] {
  return documents.filter(({ kind }) => ['Deployment', 'Pod'].includes(kind)).map((object) => {
    const template = object.kind === 'Pod' ? object as PodTemplate : (object.spec as { template: PodTemplate }).template;
    const ports = template.spec!.containers.flatMap((container) => container.ports ?? []);
    return {
      name: object.metadata.name,
      namespace: object.metadata.namespace,
      address: nextAddress(),
      labels: template.metadata?.labels ?? {},
      ports: ports.map(({ containerPort }) => containerPort),
      args: template.spec!.containers[0].args ?? [],
      portNames: new Map(ports.flatMap(({ name, containerPort }) => (name === undefined ? [] : [[name, containerPort]]))),
    };
  });
}

/**
 * Stands in for the controller manager: the EndpointSlices of Services, found by their selectors.
 *
 * A pod does not have to declare a port for a Service to lead to it, so a number is taken as it is; only declared ones answer.
 */
export function endpointSlices(documents: readonly KubeObject[], pods: readonly ScheduledPod[]): KubeObject[] {
  return documents.filter(({ kind }) => kind === 'Service').flatMap((service) => {
    const { selector, ports } = service.spec as ServiceSpec;
    if (selector === undefined) return [];
    const { name, namespace } = service.metadata;
    const selected = pods.filter((pod) => pod.namespace === namespace && Object.entries(selector).every(([key, value]) => pod.labels[key] === value));
    if (selected.length === 0) throw new Error(`${nameOf(service)} selects no pod of the case`);
    return selected.map((pod) => ({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: `${name}-${pod.name}`, namespace, labels: { 'kubernetes.io/service-name': name } },
      addressType: 'IPv4',
      endpoints: [{ addresses: [pod.address], conditions: { ready: true } }],
      ports: ports.map(({ name: portName, port, targetPort = port, protocol = 'TCP' }) => ({
        name: portName ?? '', protocol, port: typeof targetPort === 'number' ? targetPort : pod.portNames.get(targetPort),
      })),
    }));
  });
}
