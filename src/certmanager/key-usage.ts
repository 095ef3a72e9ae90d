/**
 * What TLS uses a certificate's key for.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.KeyUsage
 */
export enum KeyUsage {
  /** Signs what the peers agree on; TLS 1.3 needs it. */
  DIGITAL_SIGNATURE = 'digital signature',
  /** Takes part in RSA key exchange. */
  KEY_ENCIPHERMENT = 'key encipherment',
  /** Takes part in Diffie-Hellman key exchange. */
  KEY_AGREEMENT = 'key agreement',
  /** Stands for a server. */
  SERVER_AUTH = 'server auth',
  /** Stands for a client. */
  CLIENT_AUTH = 'client auth',
}
