import { refuse } from '../values/errors';
import { PolicyDialect } from './policy-dialect';

/** Who carries the pods' packets, and whether it enforces policies. */
export class Cni {
  /** A plugin that enforces standard NetworkPolicies, such as kindnet, Calico or k3s' embedded kube-router. */
  public static enforcing(name: string): Cni {
    return new Cni(name, true);
  }

  /** A plugin that ignores NetworkPolicies, such as Flannel alone: they are written and do nothing. */
  public static notEnforcing(name: string): Cni {
    return new Cni(name, false);
  }

  /** How people call it. */
  public readonly cniName: string;
  /** Whether a NetworkPolicy has any effect. */
  public readonly enforcesPolicies: boolean;
  /**
   * Cilium tells nodes and the API server by identity: unless told otherwise, ranges of a NetworkPolicy do not mean them.
   *
   * @see https://docs.cilium.io/en/stable/security/policy/language/#selecting-nodes-with-cidr-ipblock
   * @internal
   */
  public readonly _rangesMissNodes: boolean;
  /** @internal The standard NetworkPolicy, when absent. */
  public readonly _dialect?: PolicyDialect;

  private constructor(name: string, enforcesPolicies: boolean) {
    if (typeof name !== 'string' || name.trim() === '') {
      refuse('InvalidName', `the CNI needs a name, got "${name}"; write for example Cni.enforcing('calico')`);
    }
    this.cniName = name;
    this._rangesMissNodes = /cilium/i.test(name);
    this.enforcesPolicies = enforcesPolicies;
  }

  /** The name, as `cniName`. */
  public toString(): string {
    return this.cniName;
  }
}
