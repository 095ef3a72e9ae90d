import { refuse } from '../../values/errors';
import { checkSubdomain } from '../../values/names';
import { quoted } from '../../values/quoted';
import { checkOptionalValue } from '../check-value';
import { checkRoleArn } from '../role-arn';
import { secretKey } from '../secret-key';
import { Dns01SolverOptions } from '../solver-options';
import { Route53Spec } from './provider-spec';

/** Options for `AcmeSolver.route53`. */
export interface Route53SolverOptions extends Dns01SolverOptions {
  /**
   * The AWS region that credentials belong to.
   *
   * @default - that of cert-manager's own environment
   */
  readonly region?: string;
  /**
   * The only zone to write in.
   *
   * @default - looked up by name, which needs route53:ListHostedZonesByName
   */
  readonly hostedZoneId?: string;
  /**
   * ARN of the role to assume.
   *
   * @default - none is assumed
   */
  readonly role?: string;
  /**
   * A service account, beside the Secrets, that assumes the role by its token.
   *
   * @default - an access key, or cert-manager's own credentials
   */
  readonly serviceAccountName?: string;
  /**
   * The Secret that holds an access key: beside an Issuer, or in cert-manager's namespace for a ClusterIssuer.
   *
   * @see https://cert-manager.io/docs/configuration/acme/dns01/route53/
   * @default - cert-manager's own credentials, which an Issuer may not use unless cert-manager is told so
   */
  readonly accessKeySecretName?: string;
  /**
   * Which entry of that Secret is the key's id.
   *
   * @default 'access-key-id'
   */
  readonly accessKeyIdSecretKey?: string;
  /**
   * Which entry of that Secret is the secret key.
   *
   * @default 'secret-access-key'
   */
  readonly secretAccessKeySecretKey?: string;
}

/** @internal */
export function route53Spec(options: Route53SolverOptions): Route53Spec {
  const { role, serviceAccountName, accessKeySecretName } = options;
  if (serviceAccountName !== undefined && (role === undefined || accessKeySecretName !== undefined)) {
    refuse('InvalidSolver', `serviceAccountName goes with a role and without an access key, got ${
      role === undefined ? 'no role' : `accessKeySecretName ${quoted(accessKeySecretName)}`}; give the role's ARN and no Secret`);
  }
  return {
    region: checkOptionalValue('InvalidSolver', 'region', options.region, 'eu-central-1'),
    hostedZoneID: checkOptionalValue('InvalidSolver', 'hostedZoneId', options.hostedZoneId, 'Z2E3ABCDEF'),
    role: role === undefined ? undefined : checkRoleArn('InvalidSolver', 'role', role),
    ...(serviceAccountName === undefined ? {} : {
      auth: { kubernetes: { serviceAccountRef: { name: checkSubdomain('serviceAccountName', serviceAccountName) } } },
    }),
    ...(accessKeySecretName === undefined ? {} : {
      accessKeyIDSecretRef: secretKey('InvalidSolver', 'accessKeySecretName', accessKeySecretName, options.accessKeyIdSecretKey ?? 'access-key-id'),
      secretAccessKeySecretRef:
        secretKey('InvalidSolver', 'accessKeySecretName', accessKeySecretName, options.secretAccessKeySecretKey ?? 'secret-access-key'),
    }),
  };
}
