/** @internal @see https://gateway-api.sigs.k8s.io/reference/spec/ */
export const GATEWAY_API = 'gateway.networking.k8s.io/v1';

/**
 * ReferenceGrant v1 came with Gateway API 1.5; v1beta1 is served by every version since 0.6 and is what is stored.
 *
 * @see https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/config/crd/standard/gateway.networking.k8s.io_referencegrants.yaml
 * @internal
 */
export const REFERENCE_GRANT_API = 'gateway.networking.k8s.io/v1beta1';

/**
 * @see https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/config/crd/standard/gateway.networking.k8s.io_httproutes.yaml
 * @internal
 */
export const HTTP_ROUTE_LIMITS = { hostnames: 16, rules: 16 };

/** @internal Listeners of one Gateway or ListenerSet. */
export const MAX_LISTENERS = 64;

/** @internal The first Gateway API with ListenerSet in its standard channel. */
export const LISTENER_SET_VERSION = { major: 1, minor: 5 };
