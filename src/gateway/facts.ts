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
 * HTTPRoute and GRPCRoute have the same limits; a TLSRoute has one rule and up to 1024 hostnames.
 *
 * @see https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/config/crd/standard/gateway.networking.k8s.io_httproutes.yaml
 * @see https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/config/crd/standard/gateway.networking.k8s.io_tlsroutes.yaml
 * @internal
 */
export const ROUTE_LIMITS = { hostnames: 16, rules: 16, tlsHostnames: 1024 };

/**
 * The kind of route for what a backend speaks, and how many rules it may have.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
 * @see https://gateway-api.sigs.k8s.io/api-types/grpcroute/
 * @see https://gateway-api.sigs.k8s.io/api-types/tlsroute/
 * @internal
 */
export type RouteKind = 'HTTPRoute' | 'GRPCRoute' | 'TLSRoute';

/** @internal Listeners of one Gateway or ListenerSet. */
export const MAX_LISTENERS = 64;

/** @internal The first Gateway API with ListenerSet in its standard channel. */
export const LISTENER_SET_VERSION = { major: 1, minor: 5 };
