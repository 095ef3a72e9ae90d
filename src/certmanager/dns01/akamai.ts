import { refuse } from '../../values/errors';
import { checkSubdomain } from '../../values/names';
import { quoted } from '../../values/quoted';
import { secretKey } from '../secret-key';
import { Dns01SolverOptions } from '../solver-options';
import { AkamaiSpec } from './provider-spec';

/** Options for `AcmeSolver.akamai`. */
export interface AkamaiSolverOptions extends Dns01SolverOptions {
  /** The host of your API client, such as `akab-….luna.akamaiapis.net`. */
  readonly serviceConsumerDomain: string;
  /** The Secret with the API client's credentials: beside an Issuer, or in cert-manager's namespace for a ClusterIssuer. */
  readonly credentialsSecretName: string;
  /**
   * Which entry of the Secret is the client token.
   *
   * @default 'clientToken'
   */
  readonly clientTokenSecretKey?: string;
  /**
   * Which entry of the Secret is the client secret.
   *
   * @default 'clientSecret'
   */
  readonly clientSecretSecretKey?: string;
  /**
   * Which entry of the Secret is the access token.
   *
   * @default 'accessToken'
   */
  readonly accessTokenSecretKey?: string;
}

/** @internal */
export function akamaiSpec(options: AkamaiSolverOptions): AkamaiSpec {
  const { serviceConsumerDomain: domain } = options;
  if (typeof domain === 'string' && domain.includes('://')) {
    refuse('InvalidSolver', `serviceConsumerDomain is a host alone, got ${quoted(domain)}; drop what is before and after it`);
  }
  const entry = (key: string) => secretKey('InvalidSolver', 'credentialsSecretName', options.credentialsSecretName, key);
  return {
    serviceConsumerDomain: checkSubdomain('serviceConsumerDomain', domain),
    clientTokenSecretRef: entry(options.clientTokenSecretKey ?? 'clientToken'),
    clientSecretSecretRef: entry(options.clientSecretSecretKey ?? 'clientSecret'),
    accessTokenSecretRef: entry(options.accessTokenSecretKey ?? 'accessToken'),
  };
}
