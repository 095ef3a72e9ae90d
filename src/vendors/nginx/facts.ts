/**
 * Where the proxies of every NGINX here listen, in the pod as on a node.
 *
 * @see https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/charts/ingress-nginx/values.yaml
 * @see https://github.com/nginx/kubernetes-ingress/blob/v5.5.4/deployments/deployment/nginx-ingress.yaml
 * @internal
 */
export const PORTS = [80, 443];

/**
 * What the chart and the static manifests of ingress-nginx have in common: one comes out of the other.
 *
 * @see https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/deploy/static/provider/cloud/deploy.yaml
 * @internal
 */
export const INGRESS_NGINX = { name: 'ingress-nginx', namespaceName: 'ingress-nginx', releaseName: 'ingress-nginx', className: 'nginx' };

/** @internal */
export function ingressNginxLabels(releaseName: string): { [key: string]: string } {
  return { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/instance': releaseName, 'app.kubernetes.io/component': 'controller' };
}

/**
 * Verification needs the Secret with the CA: without `proxy-ssl-secret` none of the others is read.
 *
 * @see https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/docs/user-guide/nginx-configuration/annotations.md#backend-protocol
 * @see https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/internal/ingress/annotations/proxyssl/main.go
 * @internal
 */
export const INGRESS_NGINX_ANNOTATIONS = {
  backendProtocol: 'nginx.ingress.kubernetes.io/backend-protocol',
  proxySslName: 'nginx.ingress.kubernetes.io/proxy-ssl-name',
  proxySslSecret: 'nginx.ingress.kubernetes.io/proxy-ssl-secret',
  proxySslServerName: 'nginx.ingress.kubernetes.io/proxy-ssl-server-name',
  proxySslVerify: 'nginx.ingress.kubernetes.io/proxy-ssl-verify',
  sslPassthrough: 'nginx.ingress.kubernetes.io/ssl-passthrough',
};

/**
 * What `strict-validate-path-type` lets through: on since 1.12; the point since 1.12.6 and 1.13.2.
 *
 * @see https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/docs/faq.md#validation-of-path
 * @see https://cert-manager.io/docs/releases/release-notes/release-notes-1.18/#acme-http01-challenge-paths-now-use-pathtype-exact-in-ingress-routes
 * @internal
 */
export const STRICT_PATH = /^\/[A-Za-z0-9._/-]*$/;

/** @internal @see https://docs.nginx.com/nginx-ingress-controller/install/manifests/ */
export const F5 = { name: 'F5 NGINX Ingress Controller', namespaceName: 'nginx-ingress', className: 'nginx' };

/**
 * The first is on pods of the chart and of the manifests alike, the second on those of the chart alone.
 *
 * @see https://github.com/nginx/kubernetes-ingress/blob/v5.5.4/charts/nginx-ingress/templates/_helpers.tpl
 * @see https://github.com/nginx/kubernetes-ingress/blob/v5.5.4/deployments/deployment/nginx-ingress.yaml
 * @internal
 */
export function f5Labels(releaseName?: string): { [key: string]: string } {
  return { 'app.kubernetes.io/name': 'nginx-ingress', ...(releaseName === undefined ? {} : { 'app.kubernetes.io/instance': releaseName }) };
}

/**
 * Each has a list of Services of the Ingress; a Service that the Ingress does not route to makes it invalid.
 *
 * @see https://docs.nginx.com/nginx-ingress-controller/configuration/ingress-resources/advanced-configuration-with-annotations/
 * @internal
 */
export const F5_SERVICE_LISTS = { grpc: 'nginx.org/grpc-services', ssl: 'nginx.org/ssl-services', websocket: 'nginx.org/websocket-services' };

/**
 * What its validation refuses in a path, wherever it stands, and what a regular expression, which every path must be, can fail on.
 *
 * @see https://github.com/nginx/kubernetes-ingress/blob/v5.5.4/internal/k8s/validation.go
 * @internal
 */
export const F5_REFUSED_IN_PATH = /^\/etc\/|\/root|\/var|[;()*+]/;

/** @internal @see https://github.com/nginx/nginx-gateway-fabric/blob/v2.7.2/deploy/default/deploy.yaml */
export const FABRIC = {
  name: 'NGINX Gateway Fabric', namespaceName: 'nginx-gateway', className: 'nginx', controllerName: 'gateway.nginx.org/nginx-gateway-controller',
};

/**
 * Its proxies are named after Gateway and class; the name is cut, and ends in a hash, where a label would be too long.
 *
 * `gateway.networking.k8s.io/gateway-name` is not on the pods of every 2.x.
 *
 * @see https://github.com/nginx/nginx-gateway-fabric/blob/v2.7.2/internal/controller/provisioner/objects.go
 * @internal
 */
export const FABRIC_PROXY_LABEL = 'app.kubernetes.io/name';

/** @internal */
export const LONGEST_LABEL_VALUE = 63;

/**
 * The control plane's pods, by the manifests' name and by the chart's, and the port their Service leads to.
 *
 * @see https://github.com/nginx/nginx-gateway-fabric/blob/v2.7.2/deploy/default/deploy.yaml
 * @see https://github.com/nginx/nginx-gateway-fabric/blob/v2.7.2/charts/nginx-gateway-fabric/templates/_helpers.tpl
 * @internal
 */
export const FABRIC_CONTROL_PLANE = { label: 'app.kubernetes.io/name', names: ['nginx-gateway', 'nginx-gateway-fabric'], agentPort: 8443 };
