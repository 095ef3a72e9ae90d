import { Dns01Spec } from './dns01/provider-spec';
import { SecretKeyRef } from './secret-key';

/**
 * The fields of cert-manager's objects that this room writes, spelled as the YAML is.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec
 * @internal
 */
export interface CertificateSpec {
  readonly secretName: string;
  readonly secretTemplate?: SecretTemplateSpec;
  readonly commonName?: string;
  readonly dnsNames?: readonly string[];
  readonly ipAddresses?: readonly string[];
  readonly uris?: readonly string[];
  readonly emailAddresses?: readonly string[];
  readonly subject?: SubjectSpec;
  readonly isCA?: true;
  readonly duration?: string;
  readonly renewBefore?: string;
  readonly renewBeforePercentage?: number;
  readonly renewal?: RenewalSpec;
  readonly revisionHistoryLimit?: number;
  readonly privateKey?: PrivateKeySpec;
  readonly signatureAlgorithm?: string;
  readonly usages?: readonly string[];
  readonly additionalOutputFormats?: ReadonlyArray<{ readonly type: string }>;
  readonly keystores?: KeystoresSpec;
  readonly issuerRef: { readonly kind?: string; readonly name: string };
}

/** @internal */
export interface SecretTemplateSpec {
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
}

/** @internal */
export interface SubjectSpec {
  readonly organizations?: readonly string[];
  readonly organizationalUnits?: readonly string[];
  readonly countries?: readonly string[];
  readonly provinces?: readonly string[];
  readonly localities?: readonly string[];
  readonly streetAddresses?: readonly string[];
  readonly postalCodes?: readonly string[];
  readonly serialNumber?: string;
}

/** @internal */
export interface RenewalSpec {
  readonly policy: string;
  readonly windows?: readonly RenewalWindowSpec[];
}

/** @internal */
export interface RenewalWindowSpec {
  readonly cron: string;
  readonly windowDuration: string;
  readonly timezone?: string;
}

/** @internal */
export interface KeystoresSpec {
  readonly jks?: { readonly create: true; readonly alias?: string; readonly passwordSecretRef: SecretKeyRef };
  readonly pkcs12?: { readonly create: true; readonly profile?: string; readonly passwordSecretRef: SecretKeyRef };
}

/** @internal */
export interface PrivateKeySpec {
  readonly algorithm: string;
  readonly size?: number;
  readonly encoding?: string;
  readonly rotationPolicy?: string;
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
  readonly vault?: VaultSpec;
  readonly venafi?: VenafiSpec;
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
  readonly caBundle?: string;
  readonly skipTLSVerify?: true;
  readonly enableDurationFeature?: true;
  readonly externalAccountBinding?: { readonly keyID: string; readonly keySecretRef: SecretKeyRef };
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
  readonly waitInsteadOfSelfCheck?: string;
}

/**
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.VaultIssuer
 * @internal
 */
export interface VaultSpec {
  readonly server: string;
  readonly serverName?: string;
  readonly path: string;
  readonly namespace?: string;
  readonly caBundle?: string;
  readonly caBundleSecretRef?: SecretKeyRef;
  readonly clientCertSecretRef?: SecretKeyRef;
  readonly clientKeySecretRef?: SecretKeyRef;
  readonly auth: VaultAuthSpec;
}

/**
 * Exactly one member.
 *
 * @internal
 */
export interface VaultAuthSpec {
  readonly appRole?: { readonly path: string; readonly roleId: string; readonly secretRef: SecretKeyRef };
  readonly tokenSecretRef?: SecretKeyRef;
  readonly kubernetes?: {
    readonly role: string;
    readonly mountPath?: string;
    readonly serviceAccountRef?: ServiceAccountRefSpec;
    readonly secretRef?: SecretKeyRef;
  };
  readonly clientCertificate?: { readonly mountPath?: string; readonly secretName?: string; readonly name?: string };
  readonly aws?: {
    readonly role: string;
    readonly mountPath?: string;
    readonly region?: string;
    readonly serviceAccountRef?: ServiceAccountRefSpec;
    readonly iamRoleArn?: string;
    readonly vaultHeaderValue?: string;
  };
}

/**
 * Exactly one member beside the zone.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.VenafiIssuer
 * @internal
 */
export interface VenafiSpec {
  readonly zone: string;
  readonly tpp?: {
    readonly url: string;
    readonly credentialsRef: { readonly name: string };
    readonly caBundle?: string;
    readonly caBundleSecretRef?: SecretKeyRef;
  };
  readonly cloud?: { readonly url?: string; readonly apiTokenSecretRef: SecretKeyRef };
  readonly ngts?: {
    readonly tsgID: string;
    readonly url?: string;
    readonly tokenEndpoint?: string;
    readonly credentialsRef: { readonly name: string };
  };
}

/** @internal */
export interface ServiceAccountRefSpec {
  readonly name: string;
  readonly audiences?: readonly string[];
}
