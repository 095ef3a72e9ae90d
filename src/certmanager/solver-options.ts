import { Duration } from 'cdk8s';
import { ServiceType } from '../kubernetes/service-props';

/** Which names a solver answers for, and when. */
export interface AcmeSolverOptions {
  /**
   * Exactly these names; a wildcard stands for itself.
   *
   * @default - every name that no other solver is chosen for
   */
  readonly dnsNames?: string[];
  /**
   * These names and every name below them; the longest zone wins.
   *
   * @default - every name that no other solver is chosen for
   */
  readonly dnsZones?: string[];
  /**
   * How long to wait before the server is asked, for a cluster that cannot see its own answer.
   *
   * Split-horizon DNS and missing hairpins are the usual reasons. It needs cert-manager 1.21.
   *
   * @see https://cert-manager.io/docs/reference/api-docs/#acme.cert-manager.io/v1.ACMEChallengeSolver
   * @default - cert-manager looks for the answer itself until it finds it
   */
  readonly waitInsteadOfSelfCheck?: Duration;
}

/** Options for `AcmeSolver.http01`. */
export interface Http01SolverOptions extends AcmeSolverOptions {
  /**
   * How the solver's Service is reached, `CLUSTER_IP` or `NODE_PORT`.
   *
   * Most proxies send to the pods and need no port of the nodes, which some clusters forbid.
   *
   * @see https://cert-manager.io/docs/configuration/acme/http01/#servicetype
   * @default ServiceType.NODE_PORT
   */
  readonly serviceType?: ServiceType;
}

/** What solvers that write DNS records have in common. */
export interface Dns01SolverOptions extends AcmeSolverOptions {
  /**
   * Whether a CNAME at `_acme-challenge.<name>` leads to the zone to write in.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/#delegated-domains-for-dns01
   * @default false
   */
  readonly followCname?: boolean;
}
