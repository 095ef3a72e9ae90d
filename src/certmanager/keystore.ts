import { checkEnum, checkProps } from '../values/errors';
import { checkOptionalValue } from './check-value';
import { secretKey } from './secret-key';
import { KeystoresSpec } from './shapes';

/** What keystores have in common. */
export interface KeystoreOptions {
  /** The Secret, beside the Certificate, with the keystore's password. */
  readonly passwordSecretName: string;
  /**
   * Which entry of the Secret is the password.
   *
   * @default 'password'
   */
  readonly passwordSecretKey?: string;
}

/** A keystore that Java reads, as `keystore.jks`. */
export interface JksKeystoreOptions extends KeystoreOptions {
  /**
   * Name of the key inside it.
   *
   * @default 'certificate'
   */
  readonly alias?: string;
}

/**
 * How a PKCS#12 keystore is enciphered.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.PKCS12Profile
 */
export enum Pkcs12Profile {
  /** RC2: deprecated, and cert-manager's default; OpenSSL 3 and Java 20 do not read it unasked. */
  LEGACY_RC2 = 'LegacyRC2',
  /** Triple DES: what most programs read. */
  LEGACY_DES = 'LegacyDES',
  /** AES, as of 2023. */
  MODERN_2023 = 'Modern2023',
  /** AES and a modern MAC, for OpenSSL 3.4 and Java 26; it needs cert-manager 1.21. */
  MODERN_2026 = 'Modern2026',
}

/** A keystore that most programs read, as `keystore.p12`. */
export interface Pkcs12KeystoreOptions extends KeystoreOptions {
  /**
   * How it is enciphered.
   *
   * @default Pkcs12Profile.LEGACY_RC2
   */
  readonly profile?: Pkcs12Profile;
}

/** @internal */
export function keystoresSpec(jks?: JksKeystoreOptions, pkcs12?: Pkcs12KeystoreOptions): KeystoresSpec | undefined {
  if (jks === undefined && pkcs12 === undefined) return undefined;
  return {
    jks: jks === undefined ? undefined : jksSpec(jks),
    pkcs12: pkcs12 === undefined ? undefined : pkcs12Spec(pkcs12),
  };
}

function jksSpec(options: JksKeystoreOptions): KeystoresSpec['jks'] {
  checkProps('JksKeystoreOptions', options);
  return { create: true, alias: checkOptionalValue('InvalidKeystore', 'alias', options.alias, 'certificate'), passwordSecretRef: passwordOf(options) };
}

function pkcs12Spec(options: Pkcs12KeystoreOptions): KeystoresSpec['pkcs12'] {
  checkProps('Pkcs12KeystoreOptions', options);
  checkEnum('profile', options.profile, Pkcs12Profile);
  return { create: true, profile: options.profile, passwordSecretRef: passwordOf(options) };
}

function passwordOf({ passwordSecretName, passwordSecretKey }: KeystoreOptions): ReturnType<typeof secretKey> {
  return secretKey('InvalidKeystore', 'passwordSecretName', passwordSecretName, passwordSecretKey ?? 'password');
}
