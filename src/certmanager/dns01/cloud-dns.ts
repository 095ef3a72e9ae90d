import { checkOptionalValue, checkValue } from '../check-value';
import { secretKey } from '../secret-key';
import { Dns01SolverOptions } from '../solver-options';
import { CloudDnsSpec } from './provider-spec';

/** Options for `AcmeSolver.cloudDns`. */
export interface CloudDnsSolverOptions extends Dns01SolverOptions {
  /** Id of the project that has the zone. */
  readonly project: string;
  /**
   * The zone to write in, by its name in Cloud DNS.
   *
   * @default - the zone that holds the name
   */
  readonly hostedZoneName?: string;
  /**
   * The Secret with a service account's key: beside an Issuer, or in cert-manager's namespace for a ClusterIssuer.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/google/
   * @default - cert-manager's own credentials, which an Issuer may not use unless cert-manager is told so
   */
  readonly serviceAccountSecretName?: string;
  /**
   * Which entry of that Secret is the key.
   *
   * @default 'key.json'
   */
  readonly serviceAccountSecretKey?: string;
}

/** @internal */
export function cloudDnsSpec(options: CloudDnsSolverOptions): CloudDnsSpec {
  const { serviceAccountSecretName, serviceAccountSecretKey } = options;
  return {
    project: checkValue('InvalidSolver', 'project', options.project, 'my-project'),
    hostedZoneName: checkOptionalValue('InvalidSolver', 'hostedZoneName', options.hostedZoneName, 'my-zone'),
    serviceAccountSecretRef: serviceAccountSecretName === undefined ? undefined
      : secretKey('InvalidSolver', 'serviceAccountSecretName', serviceAccountSecretName, serviceAccountSecretKey ?? 'key.json'),
  };
}
