import { checkUrl } from '../check-value';
import { secretKey } from '../secret-key';
import { Dns01SolverOptions } from '../solver-options';
import { AcmeDnsSpec } from './provider-spec';

/** Options for `AcmeSolver.acmeDns`. */
export interface AcmeDnsSolverOptions extends Dns01SolverOptions {
  /** The server's address, such as `https://auth.acme-dns.io`. */
  readonly host: string;
  /**
   * The Secret that holds an account for each name: beside an Issuer, or in cert-manager's namespace for a ClusterIssuer.
   *
   * Each name must have a CNAME from `_acme-challenge.<name>` to its account's.
   */
  readonly accountSecretName: string;
  /**
   * Which entry of the Secret holds the accounts.
   *
   * @default 'acmedns.json'
   */
  readonly accountSecretKey?: string;
}

/** @internal */
export function acmeDnsSpec({ host, accountSecretName, accountSecretKey }: AcmeDnsSolverOptions): AcmeDnsSpec {
  return {
    host: checkUrl('InvalidSolver', 'host', host, 'https://auth.acme-dns.io'),
    accountSecretRef: secretKey('InvalidSolver', 'accountSecretName', accountSecretName, accountSecretKey ?? 'acmedns.json'),
  };
}
