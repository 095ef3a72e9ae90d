import { IConstruct } from 'constructs';
import { LabelSelector } from '../values/label-selector';
import { Port, Protocol } from '../values/port';

/** @internal */
export interface ContainerPort {
  readonly number: number;
  readonly protocol: Protocol;
  readonly name?: string;
}

/**
 * A GET that a readiness probe sends.
 *
 * @internal
 */
export interface HealthCheck {
  /** Of the pod, by number or name. */
  readonly port: number | string;
  readonly path: string;
}

/**
 * What is known of a set of alike pods, read from a pod template or given by labels.
 *
 * @internal
 */
export interface PodFacts {
  /** The name people know them by: the Deployment's, or the id they were declared with. */
  readonly name: string;
  /** Deployment, StatefulSet, Pod…; `Pods` where only labels are known. */
  readonly kind: string;
  readonly namespaceName?: string;
  readonly pods: LabelSelector;
  /** Every label of the pods, where a pod template says them. */
  readonly labels?: { readonly [key: string]: string };
  readonly containerPorts: readonly ContainerPort[];
  readonly hostNetwork: boolean;
  /** What their readiness probes ask for, over HTTP. */
  readonly healthChecks?: readonly HealthCheck[];
}

/**
 * Pods whose policies this app writes. Facts are read when they are needed, since a pod template may change until synth.
 *
 * @internal
 */
export interface Subject {
  /** The policy is created under it; absent for pods a controller makes, whose policy belongs to the isolated namespace. */
  readonly scope?: IConstruct;
  readonly facts: PodFacts;
  /** Known by what a Service selects: where the app has those pods, they are meant. */
  readonly ofService?: boolean;
  /** The name of its policy, where it is not the pods' own. */
  readonly policyName?: string;
}

/** @internal */
export function portsOf(facts: PodFacts): Port[] {
  return facts.containerPorts.map((port) => ({
    [Protocol.TCP]: Port.tcp, [Protocol.UDP]: Port.udp, [Protocol.SCTP]: Port.sctp,
  })[port.protocol](port.number));
}

/** @internal */
export function describePorts(ports: readonly ContainerPort[]): string {
  return ports.map((port) => `${port.name === undefined ? '' : `${port.name} `}${port.protocol} ${port.number}`).join(', ') || 'none';
}

/** @internal */
export function tryFacts(read: () => PodFacts): PodFacts | undefined {
  try {
    return read();
  } catch {
    // A pod template that cannot be rendered yet, such as one without containers, is read again at synth.
    return undefined;
  }
}
