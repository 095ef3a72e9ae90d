/** @internal @see https://gateway.envoyproxy.io/docs/tasks/quickstart/ */
export const CLASS = 'eg';

/** @internal @see https://gateway.envoyproxy.io/docs/tasks/quickstart/ */
export const CONTROLLER_NAME = 'gateway.envoyproxy.io/gatewayclass-controller';

/** @internal @see https://gateway.envoyproxy.io/docs/install/install-helm/ */
export const NAMESPACE = 'envoy-gateway-system';

/**
 * Labels of the proxies of one Gateway, or of a class whose Gateways are merged; the same in both deployment modes.
 *
 * @see https://github.com/envoyproxy/gateway/blob/v1.9.1/internal/gatewayapi/translator.go
 * @see https://github.com/envoyproxy/gateway/blob/v1.9.1/internal/infrastructure/kubernetes/proxy/resource_provider.go
 * @internal
 */
export const LABELS = {
  gatewayName: 'gateway.envoyproxy.io/owning-gateway-name',
  gatewayNamespace: 'gateway.envoyproxy.io/owning-gateway-namespace',
  gatewayClass: 'gateway.envoyproxy.io/owning-gatewayclass',
};

/**
 * A proxy without privileges listens this much higher for a listener below the first unprivileged port: 80 → 10080.
 *
 * @see https://github.com/envoyproxy/gateway/blob/v1.9.1/internal/gatewayapi/listener.go
 * @internal
 */
export const PRIVILEGED_PORT_SHIFT = 10000;

/** @internal */
export const FIRST_UNPRIVILEGED_PORT = 1024;

/**
 * The controller's pods, and the port where its proxies fetch their configuration.
 *
 * @see https://github.com/envoyproxy/gateway/blob/v1.9.1/charts/gateway-helm/templates/envoy-gateway-deployment.yaml
 * @see https://github.com/envoyproxy/gateway/blob/v1.9.1/charts/gateway-helm/values.yaml
 * @internal
 */
export const CONTROLLER_LABELS = { 'control-plane': 'envoy-gateway' };

/** @internal */
export const XDS_PORT = 18000;
