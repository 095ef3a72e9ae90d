import { NameResolution } from '../model/name-resolution';
import { Peer } from '../model/peer';
import { PlatformOverrides } from '../model/platform';

/** What a preset cannot know of a cluster. */
export interface PresetProps extends PlatformOverrides {
  /**
   * Where nodes have their addresses.
   *
   * @default - not known
   */
  readonly nodeCidrs?: string[];
  /**
   * Where the API server answers: its endpoint addresses and its ClusterIP.
   *
   * @default - not known
   */
  readonly apiServerCidrs?: string[];
  /**
   * Where pods get their addresses, when the cluster was made with others.
   *
   * @default - the distribution's own
   */
  readonly podCidrs?: string[];
  /**
   * Where Services get their ClusterIPs, when the cluster was made with others.
   *
   * @default - the distribution's own
   */
  readonly serviceCidrs?: string[];
  /**
   * How names are resolved, when that was changed.
   *
   * @default - the distribution's own
   */
  readonly dns?: NameResolution;
  /**
   * Who scrapes metrics.
   *
   * @default - not known
   */
  readonly monitoring?: Peer;
  /**
   * The Kubernetes version, such as `1.36`.
   *
   * @default - not known
   */
  readonly kubernetesVersion?: string;
  /**
   * The version of the Gateway API's CRDs, such as `1.6`.
   *
   * @default - not known
   */
  readonly gatewayApiVersion?: string;
}
