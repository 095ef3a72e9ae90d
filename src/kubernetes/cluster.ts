import { IConstruct } from 'constructs';
import { ClusterDns } from '../dns/cluster-dns';
import { NameResolution } from '../model/name-resolution';
import { Platform } from '../model/platform';
import { ClusterFacts, PolicyDialect, RuleWish } from '../model/policy-dialect';
import { STANDARD_DIALECT } from './emit-network-policy';

/**
 * What policies of one place in the tree are written for: the platform, or stated assumptions where there is none.
 *
 * @internal
 */
export interface Cluster {
  readonly platform?: Platform;
  readonly dns: NameResolution;
  readonly dialect: PolicyDialect;
  readonly facts: ClusterFacts;
}

const UNKNOWN: ClusterFacts = { podCidrs: [], serviceCidrs: [], nodeCidrs: [], apiServerCidrs: [] };
const KUBE_DNS = ClusterDns.coreDns();

/** @internal */
export function clusterOf(scope: IConstruct): Cluster {
  const platform = Platform._read(scope);
  return {
    platform,
    dns: platform?._dns ?? KUBE_DNS,
    dialect: platform?.cni._dialect ?? STANDARD_DIALECT,
    facts: platform?._facts ?? UNKNOWN,
  };
}

/**
 * What a pod needs to resolve names.
 *
 * @internal
 */
export function dnsRules(cluster: Cluster, askedBy: string): RuleWish[] {
  return cluster.dns._answerers.map(({ peer, ports }) => ({ peer, ports, fallbacks: [], askedBy }));
}
