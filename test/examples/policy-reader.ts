import { parseAllDocuments } from 'yaml';

/**
 * Reads NetworkPolicies as Kubernetes does, and nothing of the library: what it says of the YAML is a second opinion.
 *
 * It knows what the examples use (labels, namespaces by labels, numbered ports) and throws at everything else.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export interface Pod {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
}

export interface Labels { readonly [key: string]: string }

interface Selector { readonly matchLabels?: Labels }
interface PeerShape { readonly podSelector?: Selector; readonly namespaceSelector?: Selector }
interface RuleShape {
  readonly from?: readonly PeerShape[];
  readonly to?: readonly PeerShape[];
  readonly ports?: readonly { readonly port?: number; readonly protocol?: string }[];
}
interface PolicyShape {
  readonly metadata: { readonly namespace: string };
  readonly spec: {
    readonly podSelector: Selector;
    readonly policyTypes: readonly string[];
    readonly ingress?: readonly RuleShape[];
    readonly egress?: readonly RuleShape[];
  };
}
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: {
    readonly template: {
      readonly metadata: { readonly labels: Labels };
      readonly spec: { readonly containers: readonly { readonly ports?: readonly { readonly containerPort: number }[] }[] };
    };
  };
}

/** One port and protocol, such as `8080/TCP`. */
export type Traffic = `${number}/${'TCP' | 'UDP'}`;

export class PolicyReader {
  /** The pods of every Deployment. */
  public readonly pods: readonly Pod[];
  /** The ports the Deployments' containers listen on. */
  public readonly containerPorts: readonly number[];
  private readonly policies: readonly PolicyShape[];

  public constructor(yaml: string) {
    const documents = parseAllDocuments(yaml).map((document) => document.toJS() as unknown);
    const deployments = documents.map((document) => document as Manifest).filter(({ kind }) => kind === 'Deployment');
    this.pods = deployments.map(({ metadata, spec }) => ({ ...metadata, labels: spec.template.metadata.labels }));
    this.containerPorts = deployments.flatMap(({ spec }) => spec.template.spec.containers)
      .flatMap(({ ports = [] }) => ports.map(({ containerPort }) => containerPort));
    this.policies = documents.filter((document) => (document as Manifest).kind === 'NetworkPolicy') as PolicyShape[];
  }

  /** Whether both ends let it through. */
  public reaches(source: Pod, destination: Pod, traffic: Traffic): boolean {
    return this.mayLeave(source, destination, traffic) && this.mayEnter(source, destination, traffic);
  }

  public mayLeave(source: Pod, destination: Pod, traffic: Traffic): boolean {
    return this.passes('Egress', source, destination, traffic);
  }

  public mayEnter(source: Pod, destination: Pod, traffic: Traffic): boolean {
    return this.passes('Ingress', destination, source, traffic);
  }

  /** A pod that no policy of a direction selects is open in it; any rule of any that does is enough. */
  private passes(direction: 'Ingress' | 'Egress', subject: Pod, other: Pod, traffic: Traffic): boolean {
    const selecting = this.policies.filter(({ metadata, spec }) =>
      metadata.namespace === subject.namespace && spec.policyTypes.includes(direction) && selects(spec.podSelector, subject.labels));
    if (selecting.length === 0) return true;
    return selecting.some(({ metadata, spec }) => {
      const rules = (direction === 'Ingress' ? spec.ingress : spec.egress) ?? [];
      return rules.some((rule) => {
        const peers = direction === 'Ingress' ? rule.from : rule.to;
        return carries(rule, traffic) && (peers === undefined || peers.some((peer) => means(peer, metadata.namespace, other)));
      });
    });
  }
}

function carries({ ports }: RuleShape, traffic: Traffic): boolean {
  return ports === undefined || ports.some(({ port, protocol = 'TCP', ...rest }) => {
    refuseUnknown(rest);
    return (port === undefined ? traffic.endsWith(`/${protocol}`) : traffic === `${port}/${protocol}`);
  });
}

/** Both selectors in one element mean both; a pod selector alone means the policy's own namespace. */
function means({ podSelector, namespaceSelector, ...rest }: PeerShape, home: string, pod: Pod): boolean {
  refuseUnknown(rest);
  const inNamespace = namespaceSelector === undefined ? pod.namespace === home
    : selects(namespaceSelector, { 'kubernetes.io/metadata.name': pod.namespace });
  return inNamespace && (podSelector === undefined || selects(podSelector, pod.labels));
}

function selects({ matchLabels = {}, ...rest }: Selector, labels: Labels): boolean {
  refuseUnknown(rest);
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
}

function refuseUnknown(rest: object): void {
  if (Object.keys(rest).length > 0) throw new Error(`the reader does not know ${JSON.stringify(rest)}`);
}
