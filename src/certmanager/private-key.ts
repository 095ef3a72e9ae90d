import { refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { KEY_SIZES } from './facts';
import { PrivateKeySpec } from './shapes';

/**
 * What key a certificate is for.
 *
 * Not every issuer takes every key: Let's Encrypt takes RSA up to 4096 bits and ECDSA of 256 or 384.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificatePrivateKey
 * @see https://letsencrypt.org/docs/integration-guide/#supported-key-algorithms
 */
export class PrivateKey {
  /** An RSA key of 2048 to 8192 bits. */
  public static rsa(size: number): PrivateKey {
    const { smallestRsa, largestRsa } = KEY_SIZES;
    if (!Number.isInteger(size) || size < smallestRsa || size > largestRsa) {
      refuse('InvalidKeySize', `an RSA key must have ${smallestRsa} to ${largestRsa} bits, got ${quoted(size)}; ${smallestRsa} is usual`);
    }
    return new PrivateKey({ algorithm: 'RSA', size });
  }

  /** An ECDSA key on the NIST curve of 256, 384 or 521 bits. */
  public static ecdsa(size: number): PrivateKey {
    if (!KEY_SIZES.ecdsa.includes(size)) {
      refuse('InvalidKeySize', `an ECDSA key must have ${KEY_SIZES.ecdsa.join(', ')} bits, got ${quoted(size)}; 256 is usual`);
    }
    return new PrivateKey({ algorithm: 'ECDSA', size });
  }

  /** An Ed25519 key; browsers and Let's Encrypt do not take it. */
  public static ed25519(): PrivateKey {
    return new PrivateKey({ algorithm: 'Ed25519' });
  }

  /** @internal */
  public readonly _spec: PrivateKeySpec;

  private constructor(spec: PrivateKeySpec) {
    this._spec = spec;
  }

  /** As people say it, `ECDSA 256`. */
  public toString(): string {
    return this._spec.size === undefined ? this._spec.algorithm : `${this._spec.algorithm} ${this._spec.size}`;
  }
}
