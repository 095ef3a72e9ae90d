import { checkEnum, refuse } from '../values/errors';
import { PrivateKey } from './private-key';

/**
 * How the request for a certificate, or a self-signed one, is signed.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.SignatureAlgorithm
 */
export enum SignatureAlgorithm {
  /** SHA-256 by an RSA key. */
  SHA256_WITH_RSA = 'SHA256WithRSA',
  /** SHA-384 by an RSA key. */
  SHA384_WITH_RSA = 'SHA384WithRSA',
  /** SHA-512 by an RSA key. */
  SHA512_WITH_RSA = 'SHA512WithRSA',
  /** SHA-256 by an ECDSA key. */
  ECDSA_WITH_SHA256 = 'ECDSAWithSHA256',
  /** SHA-384 by an ECDSA key. */
  ECDSA_WITH_SHA384 = 'ECDSAWithSHA384',
  /** SHA-512 by an ECDSA key. */
  ECDSA_WITH_SHA512 = 'ECDSAWithSHA512',
  /** By an Ed25519 key. */
  PURE_ED25519 = 'PureEd25519',
}

const FITTING: { readonly [keyAlgorithm: string]: readonly SignatureAlgorithm[] } = {
  RSA: [SignatureAlgorithm.SHA256_WITH_RSA, SignatureAlgorithm.SHA384_WITH_RSA, SignatureAlgorithm.SHA512_WITH_RSA],
  ECDSA: [SignatureAlgorithm.ECDSA_WITH_SHA256, SignatureAlgorithm.ECDSA_WITH_SHA384, SignatureAlgorithm.ECDSA_WITH_SHA512],
  Ed25519: [SignatureAlgorithm.PURE_ED25519],
};

/**
 * Refuses a signature that the key cannot make; where no key is said it is an RSA key.
 *
 * @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/internal/apis/certmanager/validation/certificate.go
 * @internal
 */
export function checkSignature(algorithm: SignatureAlgorithm | undefined, key: PrivateKey | undefined): SignatureAlgorithm | undefined {
  checkEnum('signatureAlgorithm', algorithm, SignatureAlgorithm);
  const keyAlgorithm = key?._spec.algorithm ?? 'RSA';
  if (algorithm === undefined || FITTING[keyAlgorithm].includes(algorithm)) return algorithm;
  return refuse('InvalidSignatureAlgorithm', `an ${keyAlgorithm} key signs with ${FITTING[keyAlgorithm].join(', ')}, got ${algorithm}; `
    + 'give the privateKey that it takes, or leave it out');
}
