import { ContainerPort, HealthCheck } from '../model/subject';
import { LabelSelector } from '../values/label-selector';
import { Protocol } from '../values/port';
import { ContainerShape, LabelSelectorShape, PodTemplateShape } from './shapes';

/**
 * What a workload's manifest says of its pods.
 *
 * @internal
 */
export interface ReadPods {
  /** Undefined where the pods carry no label that could select them. */
  readonly pods?: LabelSelector;
  readonly labels: { readonly [key: string]: string };
  readonly containerPorts: readonly ContainerPort[];
  readonly hostNetwork: boolean;
  readonly healthChecks: readonly HealthCheck[];
}

interface Manifest {
  readonly kind?: string;
  readonly metadata?: PodTemplateShape['metadata'];
  readonly spec?: PodTemplateShape['spec'] & {
    readonly selector?: LabelSelectorShape;
    readonly template?: PodTemplateShape;
    readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplateShape } };
  };
}

/**
 * Reads the pods of a Deployment, StatefulSet, DaemonSet, Job, CronJob, Pod, or of anything shaped like them.
 *
 * Labels are those the workload selects its own pods by, where it says so: they are the fewest, and cannot change.
 *
 * @internal
 */
export function readPodTemplate(json: unknown): ReadPods | undefined {
  const manifest = json as Manifest | undefined;
  const template = manifest?.spec?.template ?? manifest?.spec?.jobTemplate?.spec?.template ?? barePod(manifest);
  if (!Array.isArray(template?.spec?.containers)) return undefined;
  const own = manifest?.spec?.selector;
  const labels = nonEmpty(own?.matchExpressions === undefined ? own?.matchLabels : undefined) ?? nonEmpty(template.metadata?.labels);
  return {
    pods: labels === undefined ? undefined : LabelSelector.labels({ ...labels }),
    labels: template.metadata?.labels ?? {},
    containerPorts: readPorts([
      ...template.spec.containers,
      // A native sidecar runs beside the containers and its ports count like theirs.
      ...(template.spec.initContainers ?? []).filter((container) => container.restartPolicy === 'Always'),
    ]),
    hostNetwork: template.spec.hostNetwork === true,
    healthChecks: template.spec.containers.flatMap(healthCheck),
  };
}

function barePod(manifest?: Manifest): PodTemplateShape | undefined {
  return manifest?.kind === 'Pod' ? { metadata: manifest.metadata, spec: manifest.spec } : undefined;
}

function nonEmpty(labels?: { readonly [key: string]: string }): { readonly [key: string]: string } | undefined {
  return labels === undefined || Object.keys(labels).length === 0 ? undefined : labels;
}

function healthCheck({ readinessProbe }: ContainerShape): HealthCheck[] {
  const { path = '/', port } = readinessProbe?.httpGet ?? {};
  return port === undefined ? [] : [{ port, path }];
}

function readPorts(containers: readonly ContainerShape[]): ContainerPort[] {
  return containers.flatMap((container) => container.ports ?? [])
    .filter((port) => typeof port.containerPort === 'number')
    .map((port) => ({
      number: port.containerPort!,
      protocol: Object.values(Protocol).find((protocol) => protocol === port.protocol) ?? Protocol.TCP,
      name: port.name,
    }));
}
