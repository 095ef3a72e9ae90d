import { DnsAnswerer, NameResolution } from '../model/name-resolution';
import { Peer } from '../model/peer';
import { normalForm } from '../model/rule';
import { Cidr } from '../values/cidr';
import { checkProps, refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { addressAnswers, checkedServiceIp, neededServiceIp, podsAnswer } from './answerer';
import { checkCustomResolver, customAnswerer } from './custom-resolver';
import * as facts from './facts';
import { cloudDnsAnswerers, GkeAutopilotDnsOptions, GkeCloudDnsOptions, GkeKubeDnsOptions, kubeDnsAnswerers } from './gke-dns';
import { NodeLocalDns } from './node-local-dns';

/** What may stand between pods and the cluster's DNS pods. */
export interface DnsCacheOptions {
  /**
   * The cache on every node.
   *
   * @default - none: pods ask the DNS pods
   */
  readonly nodeLocal?: NodeLocalDns;
  /**
   * The ClusterIP of the DNS Service.
   *
   * Needed with `NodeLocalDns.iptables`, unused without.
   *
   * @default - not known
   */
  readonly serviceIp?: string;
}

/** Options for `ClusterDns.coreDns`. */
export interface CoreDnsOptions extends DnsCacheOptions {
  /**
   * The namespace of the DNS pods.
   *
   * @default kube-system
   */
  readonly namespaceName?: string;
  /**
   * Labels the DNS pods carry, all of them.
   *
   * @default - `k8s-app: kube-dns`
   */
  readonly labels?: { [key: string]: string };
  /**
   * The port the DNS pods listen on, not that of their Service.
   *
   * @default 53
   */
  readonly port?: number;
}

/** Options for `ClusterDns.coreDnsChart`. */
export interface CoreDnsChartOptions extends DnsCacheOptions {
  /** The namespace of the release. */
  readonly namespaceName: string;
  /**
   * Labels the DNS pods carry, all of them.
   *
   * They change with the chart's values `k8sAppLabelOverride` and `isClusterService`.
   *
   * @default - `k8s-app: coredns`
   */
  readonly labels?: { [key: string]: string };
  /**
   * The port of the server block, which the DNS pods listen on.
   *
   * @default 53
   */
  readonly port?: number;
}

/** Options for `ClusterDns.eksAutoMode`. */
export interface EksAutoModeDnsOptions {
  /** The ClusterIP of cluster DNS, such as `172.20.0.10`. */
  readonly serviceIp: string;
  /**
   * Whether there are nodes outside Auto Mode too, whose pods ask CoreDNS pods.
   *
   * @default false
   */
  readonly mixedNodes?: boolean;
}

/** Options for `ClusterDns.aksLocalDns`. */
export interface AksLocalDnsOptions {
  /**
   * Whether there are node pools without LocalDNS too, whose pods ask CoreDNS pods.
   *
   * @default false
   */
  readonly mixedNodes?: boolean;
}

/** Options for `ClusterDns.custom`. */
export interface CustomDnsOptions {
  /** Who answers; on 53, UDP and TCP, where a peer names no ports. */
  readonly peers: Peer[];
}

/**
 * Who answers name queries in a cluster, by environment.
 *
 * An isolated pod may ask exactly these, over UDP and TCP, on the port the packet arrives at: the pod's, behind a Service.
 */
export class ClusterDns extends NameResolution {
  /** Pods of CoreDNS or kube-dns, as kubeadm, EKS, AKS and k3s have them. */
  public static coreDns(options: CoreDnsOptions = {}): ClusterDns {
    checkProps('CoreDnsOptions', options);
    const pods = podsAnswer(options.namespaceName ?? facts.KUBE_SYSTEM, options.labels ?? facts.KUBE_DNS_LABELS, options.port);
    return ClusterDns.cached('CoreDNS', pods, options);
  }

  /**
   * CoreDNS from its own Helm chart.
   *
   * @see https://github.com/coredns/helm
   */
  public static coreDnsChart(options: CoreDnsChartOptions): ClusterDns {
    checkProps('CoreDnsChartOptions', options);
    const pods = podsAnswer(options?.namespaceName, options?.labels ?? facts.COREDNS_CHART_LABELS, options?.port);
    return ClusterDns.cached('CoreDNS of the Helm chart', pods, options);
  }

  /**
   * A Gardener shoot: its CoreDNS listens on 8053.
   *
   * @see https://github.com/gardener/gardener/blob/master/pkg/component/networking/coredns/coredns.go
   */
  public static gardener(options: DnsCacheOptions = {}): ClusterDns {
    checkProps('DnsCacheOptions', options);
    return ClusterDns.cached('CoreDNS on Gardener', podsAnswer(facts.KUBE_SYSTEM, facts.KUBE_DNS_LABELS, facts.GARDENER_PORT), options);
  }

  /**
   * OpenShift: pods in `openshift-dns` that listen on 5353.
   *
   * @see https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/networking_operators/dns-operator
   */
  public static openShift(): ClusterDns {
    return ClusterDns.fixed('OpenShift DNS', [podsAnswer(facts.OPENSHIFT_NAMESPACE, facts.OPENSHIFT_LABELS, facts.OPENSHIFT_PORT)]);
  }

  /**
   * GKE with kube-dns behind NodeLocal DNSCache; without it use `coreDns()`.
   *
   * @see https://cloud.google.com/kubernetes-engine/docs/how-to/nodelocal-dns-cache
   */
  public static gkeKubeDns(options: GkeKubeDnsOptions): ClusterDns {
    checkProps('GkeKubeDnsOptions', options);
    return ClusterDns.fixed('kube-dns on GKE', kubeDnsAnswerers(options));
  }

  /**
   * GKE with Cloud DNS: the link-local resolver of the node.
   *
   * @see https://cloud.google.com/kubernetes-engine/docs/how-to/cloud-dns
   */
  public static gkeCloudDns(options: GkeCloudDnsOptions = {}): ClusterDns {
    checkProps('GkeCloudDnsOptions', options);
    return ClusterDns.fixed('Cloud DNS on GKE', cloudDnsAnswerers(options));
  }

  /**
   * GKE Autopilot: Cloud DNS behind NodeLocal DNSCache.
   *
   * @see https://cloud.google.com/kubernetes-engine/docs/concepts/service-discovery
   */
  public static gkeAutopilot(options: GkeAutopilotDnsOptions = {}): ClusterDns {
    checkProps('GkeAutopilotDnsOptions', options);
    const { serviceIp, dataplaneV2 = true } = options;
    return serviceIp === undefined
      ? ClusterDns.gkeCloudDns({ nodeLocalCache: true, dataplaneV2 })
      : ClusterDns.gkeKubeDns({ serviceIp, dataplaneV2 });
  }

  /**
   * EKS Auto Mode: no DNS pods; the node itself answers at the ClusterIP.
   *
   * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html
   * @see https://github.com/aws/containers-roadmap/issues/2552
   */
  public static eksAutoMode(options: EksAutoModeDnsOptions): ClusterDns {
    checkProps('EksAutoModeDnsOptions', options);
    return ClusterDns.fixed('DNS of EKS Auto Mode', [
      addressAnswers(neededServiceIp('EKS Auto Mode', 'its nodes answer there, and there are no DNS pods', options?.serviceIp)),
      ...(options.mixedNodes ? [podsAnswer(facts.KUBE_SYSTEM, facts.KUBE_DNS_LABELS)] : []),
    ]);
  }

  /**
   * AKS with LocalDNS: Automatic clusters, and Standard ones that enabled it.
   *
   * @see https://learn.microsoft.com/azure/aks/localdns-custom
   */
  public static aksLocalDns(options: AksLocalDnsOptions = {}): ClusterDns {
    checkProps('AksLocalDnsOptions', options);
    return ClusterDns.fixed('AKS LocalDNS', [
      ...facts.AKS_LOCAL_DNS_ADDRESSES.map((address) => addressAnswers(Cidr.host(address))),
      ...(options.mixedNodes ? [podsAnswer(facts.KUBE_SYSTEM, facts.KUBE_DNS_LABELS)] : []),
    ]);
  }

  /** Resolvers of your own: addresses, nodes, or pods of any name. */
  public static custom(options: CustomDnsOptions): ClusterDns {
    checkProps('CustomDnsOptions', options);
    const peers = options?.peers;
    if (!Array.isArray(peers) || peers.length === 0) {
      refuse('NoResolver', `custom DNS needs to know who answers, got ${Array.isArray(peers) ? 'an empty list' : quoted(peers)}; `
        + 'give peers, for example [Peer.cidr("10.0.0.53/32")]');
    }
    peers.forEach(checkCustomResolver);
    const fixed = [...peers];
    return new ClusterDns('custom DNS', () => fixed.map(customAnswerer));
  }

  private static cached(name: string, pods: DnsAnswerer, options: DnsCacheOptions): ClusterDns {
    const { nodeLocal, serviceIp } = options;
    if (serviceIp !== undefined) checkedServiceIp(serviceIp);
    return nodeLocal === undefined
      ? ClusterDns.fixed(name, [pods])
      : ClusterDns.fixed(`${name} behind ${nodeLocal.toString()}`, nodeLocal._answerers({ pods, serviceIp }));
  }

  private static fixed(name: string, answerers: readonly DnsAnswerer[]): ClusterDns {
    return new ClusterDns(name, () => answerers);
  }

  private readonly name: string;
  private readonly answerers: () => readonly DnsAnswerer[];

  private constructor(name: string, answerers: () => readonly DnsAnswerer[]) {
    super();
    this.name = name;
    this.answerers = answerers;
  }

  /** @internal */
  public get _answerers(): readonly DnsAnswerer[] {
    return normalForm(this.answerers());
  }

  /** Which environment this is. */
  public toString(): string {
    return this.name;
  }
}
