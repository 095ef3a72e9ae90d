/** @internal @see https://github.com/hashicorp/consul-k8s/blob/v2.0.3/charts/consul/templates/gateway-resources-job.yaml */
export const CLASS = 'consul';

/** @internal @see https://github.com/hashicorp/consul-k8s/blob/v2.0.3/control-plane/api-gateway/common/constants.go */
export const CONTROLLER_NAME = 'consul.hashicorp.com/gateway-controller';

/** @internal @see https://developer.hashicorp.com/consul/docs/v1.17.x/k8s/k8s-cli */
export const NAMESPACE = 'consul';

/**
 * Labels of the proxies of one Gateway, which run in its namespace.
 *
 * @see https://github.com/hashicorp/consul-k8s/blob/v2.0.3/control-plane/api-gateway/common/labels.go
 * @internal
 */
export const COMPONENT = { component: 'api-gateway' };

/** @internal */
export const LABELS = {
  gatewayName: 'gateway.consul.hashicorp.com/name',
  gatewayNamespace: 'gateway.consul.hashicorp.com/namespace',
};

/**
 * Ports below this are raised in the pod by what the GatewayClassConfig says.
 *
 * @see https://github.com/hashicorp/consul-k8s/blob/v2.0.3/control-plane/api-gateway/common/translation.go
 * @internal
 */
export const FIRST_UNPRIVILEGED_PORT = 1024;

/**
 * Where a sidecar takes what comes to its pod from the mesh: TLS of the mesh's own, whatever port the app listens on.
 *
 * @see https://developer.hashicorp.com/consul/docs/connect/k8s/workload
 * @internal
 */
export const SIDECAR_PORT = 20000;

/**
 * The servers: their API in plain and over TLS, and their gRPC, where proxies fetch their configuration.
 *
 * @see https://github.com/hashicorp/consul-k8s/blob/v2.0.3/charts/consul/templates/server-statefulset.yaml
 * @internal
 */
export const SERVERS = { labels: { app: 'consul', component: 'server' }, ports: [8500, 8501, 8502] };
