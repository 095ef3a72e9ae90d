/**
 * What else the Secret holds beside `tls.crt` and `tls.key`.
 *
 * @see https://cert-manager.io/docs/usage/certificate/#additional-certificate-output-formats
 */
export enum OutputFormat {
  /** The private key in binary, as `key.der`. */
  DER = 'DER',
  /** Key and certificates in one text, as `tls-combined.pem`. */
  COMBINED_PEM = 'CombinedPEM',
}
