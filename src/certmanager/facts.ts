/**
 * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1
 * @internal
 */
export const API_VERSION = 'cert-manager.io/v1';

/**
 * Labels of the pods that cert-manager starts to answer an HTTP-01 challenge, in the Certificate's namespace.
 *
 * @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/pkg/apis/acme/v1/types.go
 * @internal
 */
export const SOLVER_LABELS: { readonly [key: string]: string } = { 'acme.cert-manager.io/http01-solver': 'true' };

/**
 * Where those pods listen.
 *
 * @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/pkg/issuer/acme/http/http.go#L48
 * @internal
 */
export const SOLVER_PORT = 8089;

/**
 * @see https://letsencrypt.org/docs/acme-protocol-updates/
 * @internal
 */
export const LETS_ENCRYPT_URL = 'https://acme-v02.api.letsencrypt.org/directory';

/**
 * @see https://letsencrypt.org/docs/staging-environment/
 * @internal
 */
export const LETS_ENCRYPT_STAGING_URL = 'https://acme-staging-v02.api.letsencrypt.org/directory';

/**
 * Bounds of a certificate's life, in seconds.
 *
 * @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/pkg/apis/certmanager/v1/const.go
 * @internal
 */
export const LIFE = { shortest: 3600, usual: 90 * 24 * 3600, shortestRenewBefore: 300 };

/**
 * Sizes of keys that cert-manager makes, in bits.
 *
 * @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/pkg/util/pki/generate.go
 * @internal
 */
export const KEY_SIZES = { smallestRsa: 2048, largestRsa: 8192, ecdsa: [256, 384, 521] };

/**
 * The most characters `preferredChain` may have.
 *
 * @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/pkg/apis/acme/v1/types_issuer.go
 * @internal
 */
export const LONGEST_PREFERRED_CHAIN = 64;

/**
 * How an Ingress, a Gateway or a ListenerSet names the issuer of the Certificate that cert-manager makes for it.
 *
 * @see https://cert-manager.io/docs/reference/annotations/#cert-manageriocluster-issuer
 * @internal
 */
export const CLUSTER_ISSUER_ANNOTATION = 'cert-manager.io/cluster-issuer';

/**
 * @see https://cert-manager.io/docs/reference/annotations/#cert-managerioissuer
 * @internal
 */
export const ISSUER_ANNOTATION = 'cert-manager.io/issuer';

/**
 * What begins annotations that cert-manager alone puts on a Secret.
 *
 * @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/internal/apis/certmanager/validation/certificate.go
 * @internal
 */
export const OWN_ANNOTATION_PREFIX = 'cert-manager.io/';

/**
 * The one that others may put there: cainjector may read the Secret.
 *
 * @see https://cert-manager.io/docs/concepts/ca-injector/#injecting-ca-data-from-a-secret-resource
 * @internal
 */
export const DIRECT_INJECTION_ANNOTATION = 'cert-manager.io/allow-direct-injection';

/**
 * The most bytes a common name may have.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#appendix-A.1
 * @internal
 */
export const LONGEST_COMMON_NAME = 64;
