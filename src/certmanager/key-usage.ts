/**
 * What a certificate's key is for.
 *
 * cert-manager's `signing` is `digital signature` and its `s/mime` is `email protection` by another name, so they have no
 * member; nor have the usages of server gated cryptography, which nobody reads any more.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.KeyUsage
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.3
 */
export enum KeyUsage {
  /** Signs what the peers agree on; TLS 1.3 needs it. */
  DIGITAL_SIGNATURE = 'digital signature',
  /** Signs what its owner cannot deny later. */
  CONTENT_COMMITMENT = 'content commitment',
  /** Takes part in RSA key exchange. */
  KEY_ENCIPHERMENT = 'key encipherment',
  /** Takes part in Diffie-Hellman key exchange. */
  KEY_AGREEMENT = 'key agreement',
  /** Enciphers data itself, which is rare. */
  DATA_ENCIPHERMENT = 'data encipherment',
  /** Only enciphers after key agreement. */
  ENCIPHER_ONLY = 'encipher only',
  /** Only deciphers after key agreement. */
  DECIPHER_ONLY = 'decipher only',
  /** Signs certificates; `isCa` brings it. */
  CERT_SIGN = 'cert sign',
  /** Signs lists of what is revoked. */
  CRL_SIGN = 'crl sign',
  /** Stands for a server. */
  SERVER_AUTH = 'server auth',
  /** Stands for a client. */
  CLIENT_AUTH = 'client auth',
  /** Signs programs. */
  CODE_SIGNING = 'code signing',
  /** Signs and enciphers mail. */
  EMAIL_PROTECTION = 'email protection',
  /** Stands for a host in IPsec. */
  IPSEC_END_SYSTEM = 'ipsec end system',
  /** Stands for a gateway in IPsec. */
  IPSEC_TUNNEL = 'ipsec tunnel',
  /** Stands for a person in IPsec. */
  IPSEC_USER = 'ipsec user',
  /** Signs that something was there at a time. */
  TIMESTAMPING = 'timestamping',
  /** Signs answers about what is revoked. */
  OCSP_SIGNING = 'ocsp signing',
  /** Anything that a reader allows. */
  ANY = 'any',
}
