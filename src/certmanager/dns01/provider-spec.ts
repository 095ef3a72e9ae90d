import { SecretKeyRef } from '../secret-key';

/** @internal */
export interface Dns01Spec extends Dns01ProviderSpec {
  readonly cnameStrategy?: 'Follow';
}

/**
 * Exactly one member.
 *
 * @see https://cert-manager.io/docs/reference/api-docs/#acme.cert-manager.io/v1.ACMEChallengeSolverDNS01
 * @internal
 */
export interface Dns01ProviderSpec {
  readonly acmeDNS?: AcmeDnsSpec;
  readonly akamai?: AkamaiSpec;
  readonly azureDNS?: AzureDnsSpec;
  readonly cloudDNS?: CloudDnsSpec;
  readonly cloudflare?: CloudflareSpec;
  readonly digitalocean?: DigitalOceanSpec;
  readonly rfc2136?: Rfc2136Spec;
  readonly route53?: Route53Spec;
  readonly webhook?: WebhookSpec;
}

/** @internal */
export interface AcmeDnsSpec {
  readonly host: string;
  readonly accountSecretRef: SecretKeyRef;
}

/** @internal */
export interface AkamaiSpec {
  readonly serviceConsumerDomain: string;
  readonly clientTokenSecretRef: SecretKeyRef;
  readonly clientSecretSecretRef: SecretKeyRef;
  readonly accessTokenSecretRef: SecretKeyRef;
}

/** @internal */
export interface AzureDnsSpec {
  readonly subscriptionID: string;
  readonly resourceGroupName: string;
  readonly hostedZoneName?: string;
  readonly environment?: string;
  readonly zoneType?: string;
  readonly clientID?: string;
  readonly tenantID?: string;
  readonly clientSecretSecretRef?: SecretKeyRef;
  readonly managedIdentity?: { readonly clientID?: string; readonly resourceID?: string; readonly tenantID?: string };
}

/** @internal */
export interface CloudDnsSpec {
  readonly project: string;
  readonly hostedZoneName?: string;
  readonly serviceAccountSecretRef?: SecretKeyRef;
}

/** @internal */
export interface CloudflareSpec {
  readonly email?: string;
  readonly apiKeySecretRef?: SecretKeyRef;
  readonly apiTokenSecretRef?: SecretKeyRef;
}

/** @internal */
export interface DigitalOceanSpec {
  readonly tokenSecretRef: SecretKeyRef;
}

/** @internal */
export interface Rfc2136Spec {
  readonly nameserver: string;
  readonly protocol?: string;
  readonly tsigKeyName?: string;
  readonly tsigSecretSecretRef?: SecretKeyRef;
  readonly tsigAlgorithm?: string;
}

/** @internal */
export interface Route53Spec {
  readonly region?: string;
  readonly hostedZoneID?: string;
  readonly role?: string;
  readonly auth?: { readonly kubernetes: { readonly serviceAccountRef: { readonly name: string } } };
  readonly accessKeyIDSecretRef?: SecretKeyRef;
  readonly secretAccessKeySecretRef?: SecretKeyRef;
}

/** @internal */
export interface WebhookSpec {
  readonly groupName: string;
  readonly solverName: string;
  readonly config?: object;
}
