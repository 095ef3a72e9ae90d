import { Cni } from './cni';
import { IIssuer } from './issuer';
import { NameResolution } from './name-resolution';
import { Peer } from './peer';
import { WayIn } from './way-in';

/** The part of a platform that a team's charts may have of their own. */
export interface PlatformOverrides {
  /**
   * The ways in, by the name that `via` uses.
   *
   * @default - those of the platform it derives from; none for a platform of its own
   */
  readonly exposures?: { [name: string]: WayIn };
  /**
   * The way in of apps that name none.
   *
   * @default - the only exposure; needed when there are several
   */
  readonly defaultExposure?: string;
  /**
   * Who signs certificates.
   *
   * @default - those of the platform it derives from; none for a platform of its own
   */
  readonly issuer?: IIssuer;
  /**
   * Apps without a hostname get `<name>.<domain>`.
   *
   * @default - that of the platform it derives from; none for a platform of its own
   */
  readonly domain?: string;
}

/** What a cluster is made of, as far as it need not be said. */
export interface PlatformOptions extends PlatformOverrides {
  /**
   * How names are resolved.
   *
   * @default - CoreDNS pods `k8s-app=kube-dns` in `kube-system`, on port 53
   */
  readonly dns?: NameResolution;
  /**
   * Where pods get their addresses, one range or more a family.
   *
   * @default - the preset's; else not known
   */
  readonly podCidrs?: string[];
  /**
   * Where Services get their ClusterIPs.
   *
   * @default - the preset's; else not known
   */
  readonly serviceCidrs?: string[];
  /**
   * Where nodes have their addresses; needed for `Peer.nodes` and for proxies on the host network.
   *
   * Where pods are reached through an overlay (VXLAN, IPIP), packets of another node arrive with its tunnel's address: give those too.
   *
   * @default - not known
   */
  readonly nodeCidrs?: string[];
  /**
   * Where the API server answers: its endpoint addresses and its ClusterIP; needed for `Peer.apiServer`.
   *
   * @default - not known
   */
  readonly apiServerCidrs?: string[];
  /**
   * Who scrapes metrics; needed for `Peer.monitoring`.
   *
   * @default - not known
   */
  readonly monitoring?: Peer;
  /**
   * The Kubernetes version, such as `1.36`.
   *
   * @default - not known; fields are written that every supported version understands
   */
  readonly kubernetesVersion?: string;
  /**
   * The version of the Gateway API's CRDs, such as `1.6`.
   *
   * @default - not known; ListenerSets, which need 1.5, are taken for served
   */
  readonly gatewayApiVersion?: string;
}

/** What a cluster is made of. */
export interface PlatformProps extends PlatformOptions {
  /** Who carries packets, and whether it enforces policies. */
  readonly cni: Cni;
}
