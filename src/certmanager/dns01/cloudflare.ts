import { refuse } from '../../values/errors';
import { quoted } from '../../values/quoted';
import { checkEmail } from '../email-address';
import { secretKey } from '../secret-key';
import { Dns01SolverOptions } from '../solver-options';
import { CloudflareSpec } from './provider-spec';

/**
 * Options for `AcmeSolver.cloudflare`.
 *
 * An API token is named, or an account's address and key.
 */
export interface CloudflareSolverOptions extends Dns01SolverOptions {
  /**
   * The Secret that holds an API token: beside an Issuer, or in cert-manager's namespace for a ClusterIssuer.
   *
   * @default - the account's key is used
   */
  readonly apiTokenSecretName?: string;
  /**
   * Which entry of the Secret is the token.
   *
   * @default 'api-token'
   */
  readonly apiTokenSecretKey?: string;
  /**
   * The account's address, with its key.
   *
   * @default - a token is used
   */
  readonly email?: string;
  /**
   * The Secret that holds the account's global key, which may do anything; a token is better.
   *
   * @default - a token is used
   */
  readonly apiKeySecretName?: string;
  /**
   * Which entry of the Secret is the key.
   *
   * @default 'api-key'
   */
  readonly apiKeySecretKey?: string;
}

/** @internal */
export function cloudflareSpec(options: CloudflareSolverOptions): CloudflareSpec {
  const { apiTokenSecretName, apiKeySecretName, email } = options;
  if ((apiTokenSecretName === undefined) === (apiKeySecretName === undefined)) {
    refuse('InvalidSolver', `Cloudflare takes a token or an account's key, got ${apiTokenSecretName === undefined ? 'neither' : 'both'}; `
      + 'give apiTokenSecretName alone, or email and apiKeySecretName');
  }
  if ((email === undefined) !== (apiKeySecretName === undefined)) {
    refuse('InvalidSolver', `an account's address goes with its key, got ${email === undefined ? 'no email' : `email ${quoted(email)} and a token`}; `
      + 'give both email and apiKeySecretName, or apiTokenSecretName alone');
  }
  if (apiKeySecretName === undefined) {
    return { apiTokenSecretRef: secretKey('InvalidSolver', 'apiTokenSecretName', apiTokenSecretName!, options.apiTokenSecretKey ?? 'api-token') };
  }
  return {
    email: checkEmail('InvalidSolver', email!),
    apiKeySecretRef: secretKey('InvalidSolver', 'apiKeySecretName', apiKeySecretName, options.apiKeySecretKey ?? 'api-key'),
  };
}
