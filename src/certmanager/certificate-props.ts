import { Duration } from 'cdk8s';
import { IIssuer } from '../model/issuer';
import { CertificateSubject } from './certificate-subject';
import { KeyUsage } from './key-usage';
import { JksKeystoreOptions, Pkcs12KeystoreOptions } from './keystore';
import { OutputFormat } from './output-format';
import { PrivateKey } from './private-key';
import { RenewalPolicy, RenewalWindow } from './renewal';
import { SignatureAlgorithm } from './signature-algorithm';

/** What a certificate is for. */
export interface CertificateProps {
  /**
   * The DNS names it holds for; those that a wildcard among them covers are left out.
   *
   * @default - none; another kind of name is needed then
   */
  readonly hostnames?: string[];
  /**
   * The IP addresses it holds for; an ACME server proves them by HTTP-01, if it gives certificates for any.
   *
   * @default - none
   */
  readonly ipAddresses?: string[];
  /**
   * The URIs it holds for, such as SPIFFE ids.
   *
   * @default - none
   */
  readonly uris?: string[];
  /**
   * The mail addresses it holds for.
   *
   * @default - none
   */
  readonly emailAddresses?: string[];
  /**
   * Common name of its subject, at most 64 bytes, which clients read only where there is no other name.
   *
   * @see https://www.rfc-editor.org/rfc/rfc6125#section-6.4.4
   * @default - none
   */
  readonly commonName?: string;
  /**
   * Whose it is, beside the common name.
   *
   * @default - nobody's
   */
  readonly subject?: CertificateSubject;
  /**
   * Who signs it.
   *
   * @default - the platform's issuer
   */
  readonly issuer?: IIssuer;
  /**
   * Name of the Certificate object.
   *
   * @default - the id of the construct, in kebab case
   */
  readonly certificateName?: string;
  /**
   * The Secret that comes to hold key and certificate; no other Certificate may write it.
   *
   * @default - named as the Certificate
   */
  readonly secretName?: string;
  /**
   * Labels of the Secret.
   *
   * @default - those that cert-manager puts there
   */
  readonly secretLabels?: { [key: string]: string };
  /**
   * Annotations of the Secret; `cert-manager.io/…` are cert-manager's own, save `allow-direct-injection`.
   *
   * @default - those that cert-manager puts there
   */
  readonly secretAnnotations?: { [key: string]: string };
  /**
   * Where the Certificate and its Secret live.
   *
   * @default - the chart's namespace
   */
  readonly namespaceName?: string;
  /**
   * How long it is valid, an hour or more; an ACME server decides for itself.
   *
   * @default - 90 days, or what the issuer gives
   */
  readonly duration?: Duration;
  /**
   * How long before its end it is renewed, 5 minutes or more.
   *
   * @default - a third of its life
   */
  readonly renewBefore?: Duration;
  /**
   * The same as a part of its life: 25 renews it when a quarter of its life is left.
   *
   * @default - a third of its life
   */
  readonly renewBeforePercentage?: number;
  /**
   * Whether it is renewed by itself; it needs cert-manager 1.21.
   *
   * @default RenewalPolicy.RENEW_BEFORE
   */
  readonly renewalPolicy?: RenewalPolicy;
  /**
   * When it may be renewed, once it is time; it needs cert-manager 1.21.
   *
   * @default - at any time
   */
  readonly renewalWindows?: RenewalWindow[];
  /**
   * How many of its CertificateRequests are kept.
   *
   * @default 1
   */
  readonly revisionHistoryLimit?: number;
  /**
   * What key it is for.
   *
   * @default - RSA of 2048 bits, a new one each time
   */
  readonly privateKey?: PrivateKey;
  /**
   * How its request is signed, by its own key.
   *
   * @default - as the key usually signs
   */
  readonly signatureAlgorithm?: SignatureAlgorithm;
  /**
   * What the key may be used for.
   *
   * @default - digital signature and key encipherment
   */
  readonly usages?: KeyUsage[];
  /**
   * Whether it signs certificates itself, as the key pair of a `Signer.ca` must.
   *
   * @default false
   */
  readonly isCa?: boolean;
  /**
   * What else the Secret holds.
   *
   * @default - `tls.crt`, `tls.key` and, where the issuer gives it, `ca.crt`
   */
  readonly additionalOutputFormats?: OutputFormat[];
  /**
   * A keystore for Java, in the same Secret.
   *
   * @default - none
   */
  readonly jksKeystore?: JksKeystoreOptions;
  /**
   * A keystore in PKCS#12, in the same Secret.
   *
   * @default - none
   */
  readonly pkcs12Keystore?: Pkcs12KeystoreOptions;
}
