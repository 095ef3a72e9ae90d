import { DnsAnswerer } from '../model/name-resolution';
import { Cidr } from '../values/cidr';
import { addressAnswers, neededServiceIp, podsAnswer } from './answerer';
import { GKE_CLOUD_DNS_ADDRESS, KUBE_DNS_LABELS, KUBE_SYSTEM, NODE_LOCAL_ADDRESS, NODE_LOCAL_LABELS } from './facts';

/** Options for `ClusterDns.gkeKubeDns`. */
export interface GkeKubeDnsOptions {
  /** The ClusterIP of Service `kube-dns`. */
  readonly serviceIp: string;
  /**
   * Whether the cluster has Dataplane V2, which redirects to the cache's pods.
   *
   * @default false
   */
  readonly dataplaneV2?: boolean;
}

/** Options for `ClusterDns.gkeCloudDns`. */
export interface GkeCloudDnsOptions {
  /**
   * Whether NodeLocal DNSCache runs before Cloud DNS.
   *
   * Clusters have it by default from 1.34.1-gke.3720000 on.
   *
   * @default false
   * @see https://cloud.google.com/kubernetes-engine/docs/how-to/nodelocal-dns-cache
   */
  readonly nodeLocalCache?: boolean;
  /**
   * Whether the cluster has Dataplane V2, which redirects to the cache's pods.
   *
   * Read with `nodeLocalCache` only: without a cache it changes nothing.
   *
   * @default false
   */
  readonly dataplaneV2?: boolean;
}

/** Options for `ClusterDns.gkeAutopilot`. */
export interface GkeAutopilotDnsOptions {
  /**
   * The ClusterIP of Service `kube-dns`, where that still answers.
   *
   * Clusters made before 1.25.9-gke.400 have it so.
   *
   * @default - Cloud DNS answers
   */
  readonly serviceIp?: string;
  /**
   * Whether the cluster has Dataplane V2, which redirects to the cache's pods.
   *
   * @default true
   */
  readonly dataplaneV2?: boolean;
}

/** @internal */
export function kubeDnsAnswerers(options: GkeKubeDnsOptions): DnsAnswerer[] {
  const serviceIp = neededServiceIp('kube-dns on GKE', 'pods keep asking it', options?.serviceIp);
  return [...cache(options.dataplaneV2), addressAnswers(serviceIp), podsAnswer(KUBE_SYSTEM, KUBE_DNS_LABELS)];
}

/** @internal */
export function cloudDnsAnswerers(options: GkeCloudDnsOptions): DnsAnswerer[] {
  return [addressAnswers(Cidr.host(GKE_CLOUD_DNS_ADDRESS)), ...(options.nodeLocalCache ? cache(options.dataplaneV2) : [])];
}

/** An address of the node, and on Dataplane V2 the pods that queries are redirected to. */
function cache(dataplaneV2: boolean = false): DnsAnswerer[] {
  const address = addressAnswers(Cidr.host(NODE_LOCAL_ADDRESS));
  return dataplaneV2 ? [address, podsAnswer(KUBE_SYSTEM, NODE_LOCAL_LABELS)] : [address];
}
