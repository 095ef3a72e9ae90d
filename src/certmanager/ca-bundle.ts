import { X509Certificate } from 'crypto';
import { refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { SecretKeyRef, secretKey } from './secret-key';

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/** Whom to trust where a server is not signed by a public authority. */
export interface CaBundleOptions {
  /**
   * The certificates of its authorities, as PEM text.
   *
   * @default - those of cert-manager's own container
   */
  readonly caBundle?: string;
  /**
   * The Secret with them: beside an Issuer, or in cert-manager's namespace for a ClusterIssuer.
   *
   * @default - caBundle, or those of cert-manager's own container
   */
  readonly caBundleSecretName?: string;
  /**
   * Which entry of the Secret they are.
   *
   * @default 'ca.crt'
   */
  readonly caBundleSecretKey?: string;
}

/** @internal */
export function caBundleSpec(options: CaBundleOptions): { readonly caBundle?: string; readonly caBundleSecretRef?: SecretKeyRef } {
  const { caBundle, caBundleSecretName, caBundleSecretKey } = options;
  if (caBundle !== undefined && caBundleSecretName !== undefined) {
    refuse('InvalidSigner', 'cert-manager takes the authorities from one place, got caBundle and caBundleSecretName; give one of them');
  }
  return {
    ...(caBundle === undefined ? {} : { caBundle: caBundleOf(caBundle) }),
    ...(caBundleSecretName === undefined ? {} : { caBundleSecretRef: secretKey('InvalidSigner', 'caBundleSecretName', caBundleSecretName, caBundleSecretKey) }),
  };
}

/**
 * PEM text as the API takes it, in base64.
 *
 * @internal
 */
export function caBundleOf(pem: string): string {
  const certificates = typeof pem === 'string' ? pem.match(CERTIFICATES) ?? [] : [];
  if (certificates.length === 0 || !certificates.every(isCertificate)) {
    refuse('InvalidSigner', `caBundle must be PEM text of certificates, got ${quoted(pem)}; read it from a file that begins with "-----BEGIN CERTIFICATE-----"`);
  }
  return Buffer.from(pem).toString('base64');
}

function isCertificate(pem: string): boolean {
  try {
    new X509Certificate(pem);
    return true;
  } catch {
    return false;
  }
}
