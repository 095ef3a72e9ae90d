import { DnsAnswerer } from '../model/name-resolution';
import { Cidr } from '../values/cidr';
import { checkProps } from '../values/errors';
import { addressAnswers, checkedAddress, neededServiceIp, podsAnswer } from './answerer';
import { KUBE_SYSTEM, NODE_LOCAL_ADDRESS, NODE_LOCAL_LABELS } from './facts';

/** Options for `NodeLocalDns.iptables` and `NodeLocalDns.ipvs`. */
export interface NodeLocalDnsOptions {
  /**
   * The address the cache listens on, on every node.
   *
   * @default 169.254.20.10
   */
  readonly localAddress?: string;
}

/** @internal */
export interface CachedDns {
  readonly pods: DnsAnswerer;
  readonly serviceIp?: string;
}

/**
 * NodeLocal DNSCache, and how pods come to it.
 *
 * It runs on the host network, where no selector finds it; only behind a CiliumLocalRedirectPolicy it has a pod's address.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
 */
export class NodeLocalDns {
  /**
   * With kube-proxy in iptables or nftables mode.
   *
   * Pods keep asking the DNS Service's ClusterIP, which the cache takes over on the node, so `serviceIp` is needed beside this.
   *
   * @see https://github.com/gardener/gardener/issues/2745
   */
  public static iptables(options: NodeLocalDnsOptions = {}): NodeLocalDns {
    checkProps('NodeLocalDnsOptions', options);
    const local = localAddress(options);
    return new NodeLocalDns('iptables', (dns) => [
      addressAnswers(local), addressAnswers(neededServiceIp('NodeLocal DNS in iptables mode', 'pods keep asking it', dns.serviceIp)), dns.pods,
    ]);
  }

  /** With kube-proxy in IPVS mode: pods ask the local address, and nobody else. */
  public static ipvs(options: NodeLocalDnsOptions = {}): NodeLocalDns {
    checkProps('NodeLocalDnsOptions', options);
    const local = localAddress(options);
    return new NodeLocalDns('IPVS', () => [addressAnswers(local)]);
  }

  /**
   * Behind a CiliumLocalRedirectPolicy: the cache's pods are on the pod network.
   *
   * On a node without a ready cache pod the cluster's DNS pods answer, so these are allowed too.
   *
   * @see https://docs.cilium.io/en/stable/network/kubernetes/local-redirect-policy/#node-local-dns-cache
   */
  public static redirected(): NodeLocalDns {
    return new NodeLocalDns('redirected', (dns) => [podsAnswer(KUBE_SYSTEM, NODE_LOCAL_LABELS), dns.pods]);
  }

  /** @internal */
  public readonly _answerers: (dns: CachedDns) => DnsAnswerer[];
  private readonly mode: string;

  private constructor(mode: string, answerers: (dns: CachedDns) => DnsAnswerer[]) {
    this.mode = mode;
    this._answerers = answerers;
  }

  /** As a person says it. */
  public toString(): string {
    return `NodeLocal DNS (${this.mode})`;
  }
}

function localAddress(options: NodeLocalDnsOptions): Cidr {
  return checkedAddress('localAddress', options.localAddress ?? NODE_LOCAL_ADDRESS);
}
