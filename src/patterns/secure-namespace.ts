import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { clusterOf, dnsRules } from '../kubernetes/cluster';
import { defineObject } from '../kubernetes/object';
import { settlePolicies } from '../kubernetes/settle';
import { Ledger } from '../model/ledger';
import { Peer } from '../model/peer';
import { PolicySubject, RuleWish } from '../model/policy-dialect';
import { checkEnum, checkProps, refuse, within } from '../values/errors';
import { LabelSelector } from '../values/label-selector';
import { checkDnsLabel } from '../values/names';
import { Port } from '../values/port';
import { checkPorts } from '../values/port-list';
import { PortSet } from '../values/port-set';

/**
 * How much the pods of a namespace may ask of their node.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export enum PodSecurityLevel {
  /** Everything. */
  PRIVILEGED = 'privileged',
  /** Nothing that is known to lead out of the container. */
  BASELINE = 'baseline',
  /** As little as current practice knows. */
  RESTRICTED = 'restricted',
}

const HAS_FIRST = Symbol.for('cdk8s-networking.firstNamespace');

/** What a secured namespace is made of. */
export interface SecureNamespaceProps {
  /**
   * The namespace.
   *
   * @default - the chart's namespace
   */
  readonly namespaceName?: string;
  /**
   * Whether the Namespace itself is written; without it only the policies are.
   *
   * @default true
   */
  readonly createNamespace?: boolean;
  /**
   * Labels of the Namespace, beside those of Pod Security.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
  /**
   * The level below which pods are refused.
   *
   * @default PodSecurityLevel.BASELINE
   */
  readonly podSecurity?: PodSecurityLevel;
  /**
   * The level below which whoever applies a pod is warned.
   *
   * @default PodSecurityLevel.RESTRICTED
   */
  readonly podSecurityWarning?: PodSecurityLevel;
  /**
   * Whether all pods of the namespace may talk to each other.
   *
   * @default false
   */
  readonly allowSameNamespace?: boolean;
  /**
   * Ports on which the platform's `monitoring` may scrape every pod.
   *
   * @default - none
   */
  readonly monitoringPorts?: Port[];
  /**
   * Whether all pods may call the Kubernetes API server.
   *
   * @default false
   */
  readonly allowApiServer?: boolean;
}

/** A namespace whose pods are isolated. */
export interface ISecureNamespace {
  /** Its name. */
  readonly namespaceName: string;
}

/**
 * A namespace where nothing is allowed but DNS and what is declared.
 *
 * Denies both ways for every pod. Relations between workloads then write exactly what each of them needs.
 */
export class SecureNamespace extends Construct implements ISecureNamespace {
  /** A namespace that is denied elsewhere: nothing is written for it, and relations of its pods are. */
  public static fromName(scope: Construct, id: string, namespaceName: string): ISecureNamespace {
    const place = new Construct(scope, id);
    within(place, () => checkDnsLabel('namespace name', namespaceName));
    settlePolicies(place);
    Ledger.of(place).isolateNamespace(namespaceName, { scope: place, egress: true, ingress: true });
    return { namespaceName };
  }

  public readonly namespaceName: string;

  public constructor(scope: Construct, id: string, props: SecureNamespaceProps = {}) {
    super(scope, id);
    checkProps('SecureNamespaceProps', props, this);
    const name = props.namespaceName ?? Chart.of(this).namespace;
    if (name === undefined) {
      refuse('NoNamespace', 'a SecureNamespace needs the name of its namespace, and its chart has none; '
        + 'give namespaceName, or make the chart with { namespace: \'shop\' }', this);
    }
    this.namespaceName = within(this, () => checkDnsLabel('namespace name', name));
    within(this, () => checkPorts('monitoringPorts', props.monitoringPorts));
    within(this, () => {
      checkEnum('podSecurity', props.podSecurity, PodSecurityLevel);
      checkEnum('podSecurityWarning', props.podSecurityWarning, PodSecurityLevel);
    });
    if (props.createNamespace ?? true) this.writeNamespace(props);
    settlePolicies(this);
    Ledger.of(this).isolateNamespace(this.namespaceName, {
      scope: this, egress: true, ingress: true, policies: () => this.policies(props),
    });
  }

  /** The Namespace and its policies. */
  public get objects(): ApiObject[] {
    Ledger.of(this).settle();
    return this.node.findAll().filter((child): child is ApiObject => ApiObject.isApiObject(child));
  }

  private writeNamespace(props: SecureNamespaceProps): void {
    const labels = {
      ...props.labels,
      'pod-security.kubernetes.io/enforce': props.podSecurity ?? PodSecurityLevel.BASELINE,
      'pod-security.kubernetes.io/warn': props.podSecurityWarning ?? PodSecurityLevel.RESTRICTED,
    };
    Ledger.of(this).namespaceLabels.set(this.namespaceName, { ...labels, 'kubernetes.io/metadata.name': this.namespaceName });
    const namespace = defineObject(this, 'Namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: this.namespaceName,
        labels,
      },
      spec: {},
    });
    // First in its file, so that one apply finds the namespace before what lives in it; two of them cannot both be first.
    const chart = Chart.of(this) as Chart & { [HAS_FIRST]?: true };
    if (chart[HAS_FIRST] === undefined) chart.addDependency(namespace);
    Object.defineProperty(chart, HAS_FIRST, { value: true, configurable: true });
  }

  private policies(props: SecureNamespaceProps): PolicySubject[] {
    const askedBy = this.node.path;
    const all = (name: string, isolates: PolicySubject['isolates'], rules: Partial<Pick<PolicySubject, 'ingress' | 'egress'>>): PolicySubject => ({
      name, namespaceName: this.namespaceName, pods: LabelSelector.everything(), isolates, ingress: [], egress: [], ...rules,
    });
    const wish = (peer: Peer, ports: PortSet): RuleWish => ({ peer: peer._term!, ports, fallbacks: [], askedBy });
    const both = { ingress: true, egress: true };
    const ingress = { ingress: true, egress: false };
    const egress = { ingress: false, egress: true };
    const neighbours = [wish(Peer.sameNamespace(), PortSet.EVERYTHING)];
    const apiServer = Peer.apiServer();
    return [
      all('default-deny', both, {}),
      all('allow-dns', egress, { egress: dnsRules(clusterOf(this), askedBy) }),
      ...(props.allowSameNamespace === true ? [all('allow-same-namespace', both, { ingress: neighbours, egress: neighbours })] : []),
      ...(props.monitoringPorts === undefined ? []
        : [all('allow-monitoring', ingress, { ingress: [wish(Peer.monitoring(), PortSet.of(props.monitoringPorts))] })]),
      ...(props.allowApiServer === true ? [all('allow-api-server', egress, { egress: [wish(apiServer, PortSet.of(apiServer._ports!()))] })] : []),
    ];
  }
}
