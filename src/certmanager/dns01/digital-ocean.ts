import { secretKey } from '../secret-key';
import { Dns01SolverOptions } from '../solver-options';
import { DigitalOceanSpec } from './provider-spec';

/** Options for `AcmeSolver.digitalOcean`. */
export interface DigitalOceanSolverOptions extends Dns01SolverOptions {
  /** The Secret that holds an API token: beside an Issuer, or in cert-manager's namespace for a ClusterIssuer. */
  readonly tokenSecretName: string;
  /**
   * Which entry of the Secret is the token.
   *
   * @default 'access-token'
   */
  readonly tokenSecretKey?: string;
}

/** @internal */
export function digitalOceanSpec({ tokenSecretName, tokenSecretKey }: DigitalOceanSolverOptions): DigitalOceanSpec {
  return { tokenSecretRef: secretKey('InvalidSolver', 'tokenSecretName', tokenSecretName, tokenSecretKey ?? 'access-token') };
}
