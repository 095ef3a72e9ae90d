import { checkProps, refuse } from '../values/errors';
import { checkSubdomain } from '../values/names';
import { quoted } from '../values/quoted';
import { AcmeSolver } from './acme-solver';
import { caBundleOf } from './ca-bundle';
import { checkOptionalValue, checkValue } from './check-value';
import { checkEmail } from './email-address';
import { LETS_ENCRYPT_URL, LONGEST_PREFERRED_CHAIN } from './facts';
import { secretKey } from './secret-key';
import { AcmeSpec } from './shapes';

/** An account that somebody already has at the authority. */
export interface ExternalAccountBindingOptions {
  /** Id of the account's key, as the authority told it. */
  readonly keyId: string;
  /** The Secret with the key, in base64url without padding: beside an Issuer, or in cert-manager's namespace for a ClusterIssuer. */
  readonly keySecretName: string;
  /**
   * Which entry of the Secret is the key.
   *
   * @default 'secret'
   */
  readonly keySecretKey?: string;
}

/** Options for `Signer.acme`. */
export interface AcmeSignerOptions {
  /** How names are proven; their order matters where two match alike. */
  readonly solvers: AcmeSolver[];
  /**
   * The directory of the ACME server.
   *
   * @default - Signer.LETS_ENCRYPT
   */
  readonly server?: string;
  /**
   * Whom the server may write to.
   *
   * @default - the account has no address
   */
  readonly email?: string;
  /**
   * The Secret that comes to hold the account's key.
   *
   * @default - `<name of the issuer>-account-key`
   */
  readonly privateKeySecretName?: string;
  /**
   * The account at the authority that this one belongs to, where it takes nobody else.
   *
   * @see https://cert-manager.io/docs/configuration/acme/#external-account-bindings
   * @default - none; Let's Encrypt needs none
   */
  readonly externalAccountBinding?: ExternalAccountBindingOptions;
  /**
   * The authorities to trust for the server's own certificate, as PEM text.
   *
   * @default - those of cert-manager's own container
   */
  readonly caBundle?: string;
  /**
   * Whether the server's own certificate is not looked at: anybody may then sign in its place.
   *
   * @default false
   */
  readonly skipTlsVerify?: boolean;
  /**
   * Whether the server is asked for the Certificate's duration; many, such as Let's Encrypt, refuse.
   *
   * @default false
   */
  readonly enableDurationFeature?: boolean;
  /**
   * Common name of the root to prefer, where the server offers several chains.
   *
   * @default - the server's own choice
   */
  readonly preferredChain?: string;
  /**
   * The server's profile of certificates, such as `shortlived`.
   *
   * @see https://letsencrypt.org/docs/profiles/
   * @default - the server's own choice
   */
  readonly profile?: string;
}

/** @internal */
export function acmeSpec(options: AcmeSignerOptions): (issuerName: string) => AcmeSpec {
  const { preferredChain, caBundle, externalAccountBinding } = options;
  checkOptionalValue('InvalidSigner', 'preferredChain', preferredChain, 'ISRG Root X1');
  if (preferredChain !== undefined && preferredChain.length > LONGEST_PREFERRED_CHAIN) {
    refuse('InvalidSigner', `preferredChain may have ${LONGEST_PREFERRED_CHAIN} characters, got ${quoted(preferredChain)}; give the root's common name`);
  }
  const skipTLSVerify: true | undefined = options.skipTlsVerify === true ? true : undefined;
  if (caBundle !== undefined && skipTLSVerify) {
    refuse('InvalidSigner', 'authorities to trust say nothing where nobody looks, got caBundle and skipTlsVerify; leave skipTlsVerify out');
  }
  const { privateKeySecretName } = options;
  const account = privateKeySecretName === undefined ? undefined : checkSubdomain('privateKeySecretName', privateKeySecretName);
  const spec: Omit<AcmeSpec, 'privateKeySecretRef' | 'solvers'> = {
    server: checkServer(options.server ?? LETS_ENCRYPT_URL),
    email: options.email === undefined ? undefined : checkEmail('InvalidSigner', options.email),
    preferredChain,
    profile: checkOptionalValue('InvalidSigner', 'profile', options.profile, 'shortlived'),
    caBundle: caBundle === undefined ? undefined : caBundleOf(caBundle),
    skipTLSVerify,
    enableDurationFeature: options.enableDurationFeature === true ? true : undefined,
    externalAccountBinding: externalAccountBinding === undefined ? undefined : bindingOf(externalAccountBinding),
  };
  const solvers = options.solvers.slice();
  return (issuerName) => ({
    ...spec,
    privateKeySecretRef: { name: account ?? `${issuerName}-account-key` },
    solvers: solvers.map((solver) => solver._toYaml()),
  });
}

/**
 * The solvers of an issuer, one or more; something else would be found at the first certificate alone.
 *
 * @internal
 */
export function solversOf(options: AcmeSignerOptions): readonly AcmeSolver[] {
  checkProps('AcmeSignerOptions', options);
  const { solvers } = options;
  if (Array.isArray(solvers) && solvers.length > 0 && solvers.every((solver) => solver instanceof AcmeSolver)) return solvers;
  return refuse('NoSolvers', `an ACME issuer needs one solver or more, got ${Array.isArray(solvers) && solvers.length === 0 ? 'none' : quoted(solvers)}; `
    + 'give solvers: [AcmeSolver.http01(wayIn)], or AcmeSolver.cloudflare({ apiTokenSecretName: \'cloudflare\' }) for wildcards');
}

function bindingOf(binding: ExternalAccountBindingOptions): AcmeSpec['externalAccountBinding'] {
  checkProps('ExternalAccountBindingOptions', binding);
  return {
    keyID: checkValue('InvalidSigner', 'keyId', binding.keyId, 'my-key-1'),
    keySecretRef: secretKey('InvalidSigner', 'keySecretName', binding.keySecretName, binding.keySecretKey ?? 'secret'),
  };
}

function checkServer(server: string): string {
  if (typeof server === 'string' && /^https:\/\/\S+$/.test(server) && URL.canParse(server)) return server;
  return refuse('InvalidSigner', `server must be the https URL of an ACME directory, got ${quoted(server)}; write it like "${LETS_ENCRYPT_URL}"`);
}
