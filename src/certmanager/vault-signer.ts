import { checkProps, refuse } from '../values/errors';
import { checkSubdomain } from '../values/names';
import { quoted } from '../values/quoted';
import { CaBundleOptions, caBundleSpec } from './ca-bundle';
import { checkOptionalValue, checkUrl } from './check-value';
import { VaultSpec } from './shapes';
import { checkMount, VaultAuth } from './vault-auth';

/** Options for `Signer.vault`. */
export interface VaultSignerOptions extends CaBundleOptions {
  /** Vault's address, such as `https://vault.example.com:8200`. */
  readonly server: string;
  /** What signs there, below `/v1`: such as `pki/sign/example-dot-com`. */
  readonly path: string;
  /** How cert-manager shows who it is. */
  readonly auth: VaultAuth;
  /**
   * The namespace inside Vault, which its Enterprise edition has.
   *
   * @default - the root
   */
  readonly vaultNamespace?: string;
  /**
   * The name that Vault's own certificate holds for.
   *
   * @default - the host of its address
   */
  readonly serverName?: string;
  /**
   * The Secret, of type kubernetes.io/tls, to connect with where Vault wants a client certificate.
   *
   * @default - none
   */
  readonly clientCertSecretName?: string;
}

/** @internal */
export function vaultSpec(options: VaultSignerOptions): VaultSpec {
  checkProps('VaultSignerOptions', options);
  const { auth, clientCertSecretName } = options;
  if (!(auth instanceof VaultAuth)) {
    refuse('InvalidSigner', `auth must be a VaultAuth, got ${quoted(auth)}; give for example VaultAuth.kubernetes({ role, serviceAccountName })`);
  }
  const { clientCertificate } = auth._spec;
  if (clientCertificate !== undefined && (clientCertificate.secretName ?? clientCertSecretName) === undefined) {
    refuse('InvalidSigner', 'no client certificate is named, neither for VaultAuth.clientCertificate nor for the connection; give the one a secretName, or clientCertSecretName');
  }
  const server = checkUrl('InvalidSigner', 'server', options.server, 'https://vault.example.com:8200');
  if (clientCertificate !== undefined && server.startsWith('http:')) {
    refuse('InvalidSigner', `a client certificate is shown over https alone, got ${quoted(server)}; give Vault's https address`);
  }
  const client = clientCertSecretName === undefined ? undefined : { name: checkSubdomain('clientCertSecretName', clientCertSecretName) };
  return {
    server,
    serverName: checkOptionalValue('InvalidSigner', 'serverName', options.serverName, 'vault.example.com'),
    path: checkMount('path', options.path),
    namespace: checkOptionalValue('InvalidSigner', 'vaultNamespace', options.vaultNamespace, 'team-a'),
    ...caBundleSpec(options),
    // Each takes its own entry of the one Secret, tls.crt and tls.key.
    clientCertSecretRef: client,
    clientKeySecretRef: client,
    auth: auth._spec,
  };
}
