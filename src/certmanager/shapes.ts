/**
 * The fields of cert-manager's objects that this room writes, spelled as the YAML is.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec
 * @internal
 */
export interface CertificateSpec {
  readonly secretName: string;
  readonly dnsNames: readonly string[];
  readonly duration?: string;
  readonly renewBefore?: string;
  readonly privateKey?: PrivateKeySpec;
  readonly usages?: readonly string[];
  readonly issuerRef: { readonly kind?: string; readonly name: string };
}

/** @internal */
export interface PrivateKeySpec {
  readonly algorithm: string;
  readonly size?: number;
}

/**
 * Of an Issuer and of a ClusterIssuer; exactly one member.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.IssuerConfig
 * @internal
 */
export interface IssuerSpec {
  readonly acme?: AcmeSpec;
  readonly ca?: { readonly secretName: string };
  readonly selfSigned?: { readonly [key: string]: never };
}

/**
 * @see https://cert-manager.io/docs/reference/api-docs/#acme.cert-manager.io/v1.ACMEIssuer
 * @internal
 */
export interface AcmeSpec {
  readonly server: string;
  readonly email?: string;
  readonly preferredChain?: string;
  readonly profile?: string;
  readonly privateKeySecretRef: SecretKeyRef;
  readonly solvers: readonly SolverSpec[];
}

/**
 * Either `http01` or `dns01`.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#acme.cert-manager.io/v1.ACMEChallengeSolver
 * @internal
 */
export interface SolverSpec {
  readonly selector?: { readonly dnsNames?: readonly string[]; readonly dnsZones?: readonly string[] };
  /** As the way in says it. */
  readonly http01?: object;
  readonly dns01?: Dns01Spec;
}

/** @internal */
export interface Dns01Spec {
  readonly cnameStrategy?: 'Follow';
  readonly cloudflare?: { readonly apiTokenSecretRef: SecretKeyRef };
  readonly route53?: Route53Spec;
}

/**
 * @see https://cert-manager.io/docs/reference/api-docs/#acme.cert-manager.io/v1.ACMEIssuerDNS01ProviderRoute53
 * @internal
 */
export interface Route53Spec {
  readonly region?: string;
  readonly hostedZoneID?: string;
  readonly role?: string;
  readonly auth?: { readonly kubernetes: { readonly serviceAccountRef: { readonly name: string } } };
  readonly accessKeyIDSecretRef?: SecretKeyRef;
  readonly secretAccessKeySecretRef?: SecretKeyRef;
}

/** @internal */
export interface SecretKeyRef {
  readonly name: string;
  readonly key?: string;
}
