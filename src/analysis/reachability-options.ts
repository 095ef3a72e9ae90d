/** What manifests do not say of the cluster they are for. */
export interface ReachabilityOptions {
  /**
   * Where pods get their addresses.
   *
   * @default - the platform's; else not known, and rules by address leave verdicts on pods undetermined
   */
  readonly podCidrs?: string[];
  /**
   * Where nodes have their addresses.
   *
   * @default - the platform's; else not known
   */
  readonly nodeCidrs?: string[];
  /**
   * Whether anybody enforces policies there.
   *
   * @default - as the platform's CNI does; else true
   */
  readonly enforcesPolicies?: boolean;
  /**
   * Whether address ranges in a NetworkPolicy mean pods and nodes, too. Cilium tells those by identity, and never does.
   *
   * @default true - not on a platform of Cilium
   * @see https://docs.cilium.io/en/stable/security/policy/language/#cidr-based
   */
  readonly ipBlocksMeanPods?: boolean;
}
