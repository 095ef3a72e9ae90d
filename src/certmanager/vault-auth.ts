import { checkProps, refuse } from '../values/errors';
import { checkSubdomain } from '../values/names';
import { quoted } from '../values/quoted';
import { checkOptionalValue, checkValue } from './check-value';
import { textsOf } from './filled-list';
import { checkRoleArn } from './role-arn';
import { secretKey } from './secret-key';
import { ServiceAccountRefSpec, VaultAuthSpec } from './shapes';
import {
  VaultAppRoleOptions, VaultAwsOptions, VaultClientCertificateOptions, VaultKubernetesOptions, VaultServiceAccountOptions,
} from './vault-auth-options';

/**
 * How cert-manager shows Vault who it is.
 *
 * Secrets and service accounts are beside an Issuer, or in cert-manager's namespace for a ClusterIssuer.
 *
 * @see https://cert-manager.io/docs/configuration/vault/#vault-authentication
 */
export class VaultAuth {
  /**
   * By a role's id and its secret.
   *
   * @see https://developer.hashicorp.com/vault/docs/auth/approle
   */
  public static appRole(options: VaultAppRoleOptions): VaultAuth {
    checkProps('VaultAppRoleOptions', options);
    return new VaultAuth({
      appRole: {
        path: checkMount('path', options.path ?? 'approle'),
        roleId: checkValue('InvalidSigner', 'roleId', options.roleId, '291b9d21-8ff5-4cd1-93ab-8e2f7c1d5f13'),
        secretRef: secretKey('InvalidSigner', 'secretName', options.secretName, options.secretKey ?? 'secretId'),
      },
    });
  }

  /**
   * By a token that somebody else keeps alive.
   *
   * @param secretName the Secret that holds it
   * @param entry of the Secret, `token` unless given
   */
  public static token(secretName: string, entry?: string): VaultAuth {
    return new VaultAuth({ tokenSecretRef: secretKey('InvalidSigner', 'secretName', secretName, entry) });
  }

  /**
   * By the token of a service account.
   *
   * @see https://developer.hashicorp.com/vault/docs/auth/kubernetes
   */
  public static kubernetes(options: VaultKubernetesOptions): VaultAuth {
    checkProps('VaultKubernetesOptions', options);
    const { secretName } = options;
    if ((secretName === undefined) === (options.serviceAccountName === undefined)) {
      refuse('InvalidSigner', `Vault is shown the token of a service account, got ${secretName === undefined ? 'neither serviceAccountName nor' : 'both serviceAccountName and'} `
        + 'secretName; give serviceAccountName');
    }
    return new VaultAuth({
      kubernetes: {
        role: checkValue('InvalidSigner', 'role', options.role, 'cert-manager'),
        mountPath: checkMountPath(options.mountPath),
        serviceAccountRef: serviceAccountRef(options),
        secretRef: secretName === undefined ? undefined : secretKey('InvalidSigner', 'secretName', secretName, options.secretKey),
      },
    });
  }

  /**
   * By a TLS client certificate.
   *
   * @see https://developer.hashicorp.com/vault/docs/auth/cert
   */
  public static clientCertificate(options: VaultClientCertificateOptions = {}): VaultAuth {
    checkProps('VaultClientCertificateOptions', options);
    return new VaultAuth({
      clientCertificate: {
        mountPath: checkMountPath(options.mountPath),
        secretName: options.secretName === undefined ? undefined : checkSubdomain('secretName', options.secretName),
        name: checkOptionalValue('InvalidSigner', 'roleName', options.roleName, 'cert-manager'),
      },
    });
  }

  /**
   * By an identity of AWS; it needs cert-manager 1.21.
   *
   * @see https://developer.hashicorp.com/vault/docs/auth/aws
   */
  public static aws(options: VaultAwsOptions): VaultAuth {
    checkProps('VaultAwsOptions', options);
    const { serviceAccountName, iamRoleArn } = options;
    if ((serviceAccountName === undefined) !== (iamRoleArn === undefined)) {
      refuse('InvalidSigner', `a service account assumes a role of AWS, got ${serviceAccountName === undefined ? 'iamRoleArn alone' : 'no iamRoleArn'}; `
        + 'give serviceAccountName and iamRoleArn, or neither for cert-manager\'s own identity');
    }
    return new VaultAuth({
      aws: {
        role: checkValue('InvalidSigner', 'role', options.role, 'cert-manager'),
        mountPath: checkMountPath(options.mountPath),
        region: checkOptionalValue('InvalidSigner', 'region', options.region, 'eu-central-1'),
        serviceAccountRef: serviceAccountRef(options),
        iamRoleArn: iamRoleArn === undefined ? undefined : checkRoleArn('InvalidSigner', 'iamRoleArn', iamRoleArn),
        vaultHeaderValue: checkOptionalValue('InvalidSigner', 'vaultHeaderValue', options.vaultHeaderValue, 'vault.example.com'),
      },
    });
  }

  /** @internal */
  public readonly _spec: VaultAuthSpec;

  private constructor(spec: VaultAuthSpec) {
    this._spec = spec;
  }
}

/**
 * Refuses a path with "..": it would lead elsewhere in Vault.
 *
 * @internal
 */
export function checkMount(what: string, path: string): string {
  checkValue('InvalidSigner', what, path, 'pki/sign/example-dot-com');
  if (path.split('/').includes('..')) refuse('InvalidSigner', `${what} must not have ".." in it, got ${quoted(path)}; write where it leads`);
  return path;
}

function checkMountPath(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  if (typeof path === 'string' && path.startsWith('/v1/')) return checkMount('mountPath', path);
  return refuse('InvalidSigner', `mountPath must begin with "/v1/", got ${quoted(path)}; write it like "/v1/auth/kubernetes"`);
}

function serviceAccountRef({ serviceAccountName, audiences }: VaultServiceAccountOptions): ServiceAccountRefSpec | undefined {
  if (serviceAccountName === undefined) {
    if (audiences !== undefined) refuse('InvalidSigner', 'audiences are of a service account\'s token, got no serviceAccountName; give it, or leave audiences out');
    return undefined;
  }
  const name = checkSubdomain('serviceAccountName', serviceAccountName);
  return { name, audiences: textsOf('InvalidSigner', 'audiences', audiences, 'vault://issuer') };
}
