import { checkEnum, checkProps, refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { KEY_SIZES } from './facts';
import { PrivateKeySpec } from './shapes';

/** How a private key is written down. */
export enum PrivateKeyEncoding {
  /** As its algorithm has it, such as `BEGIN RSA PRIVATE KEY`. */
  PKCS1 = 'PKCS1',
  /** The same for all algorithms, `BEGIN PRIVATE KEY`; Java wants it. */
  PKCS8 = 'PKCS8',
}

/** Whether a renewed certificate has a new key. */
export enum RotationPolicy {
  /** Each time. */
  ALWAYS = 'Always',
  /** It keeps the key that the Secret holds, for those who pin it. */
  NEVER = 'Never',
}

/** How a key is kept. */
export interface KeyRotationOptions {
  /**
   * Whether a renewed certificate has a new key.
   *
   * @see https://cert-manager.io/docs/usage/certificate/#issuance-behavior-rotation-of-the-private-key
   * @default RotationPolicy.ALWAYS
   */
  readonly rotationPolicy?: RotationPolicy;
}

/** How a key is kept and written down. */
export interface PrivateKeyOptions extends KeyRotationOptions {
  /**
   * How it is written down.
   *
   * @default PrivateKeyEncoding.PKCS1
   */
  readonly encoding?: PrivateKeyEncoding;
}

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
  public static rsa(size: number, options: PrivateKeyOptions = {}): PrivateKey {
    const { smallestRsa, largestRsa } = KEY_SIZES;
    if (!Number.isInteger(size) || size < smallestRsa || size > largestRsa) {
      refuse('InvalidKeySize', `an RSA key must have ${smallestRsa} to ${largestRsa} bits, got ${quoted(size)}; ${smallestRsa} is usual`);
    }
    return new PrivateKey({ algorithm: 'RSA', size, ...keeping(options) });
  }

  /** An ECDSA key on the NIST curve of 256, 384 or 521 bits. */
  public static ecdsa(size: number, options: PrivateKeyOptions = {}): PrivateKey {
    if (!KEY_SIZES.ecdsa.includes(size)) {
      refuse('InvalidKeySize', `an ECDSA key must have ${KEY_SIZES.ecdsa.join(', ')} bits, got ${quoted(size)}; 256 is usual`);
    }
    return new PrivateKey({ algorithm: 'ECDSA', size, ...keeping(options) });
  }

  /** An Ed25519 key, always in PKCS#8; browsers and Let's Encrypt do not take it. */
  public static ed25519(options: KeyRotationOptions = {}): PrivateKey {
    checkProps('KeyRotationOptions', options);
    return new PrivateKey({ algorithm: 'Ed25519', ...keeping(options) });
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

function keeping(options: PrivateKeyOptions): Pick<PrivateKeySpec, 'encoding' | 'rotationPolicy'> {
  checkProps('PrivateKeyOptions', options);
  const { encoding, rotationPolicy } = options;
  checkEnum('encoding', encoding, PrivateKeyEncoding);
  checkEnum('rotationPolicy', rotationPolicy, RotationPolicy);
  return {
    encoding: encoding === PrivateKeyEncoding.PKCS1 ? undefined : encoding,
    rotationPolicy: rotationPolicy === RotationPolicy.ALWAYS ? undefined : rotationPolicy,
  };
}
