/**
 * Where the proxies of every NGINX here listen, in the pod as on a node.
 *
 * @see https://kubernetes.github.io/ingress-nginx/deploy/
 * @see https://github.com/nginx/kubernetes-ingress/blob/d445c5cae740a6a901559862776f9e49998b3487/deployments/deployment/nginx-ingress.yaml
 * @internal
 */
export const PORTS = [80, 443];

/**
 * What the chart and the static manifests of ingress-nginx have in common: one comes out of the other.
 *
 * @see https://github.com/kubernetes/ingress-nginx/blob/017fcdeb7e9d306073d3a6dfb0e4639979af2ec8/deploy/static/provider/kind/deploy.yaml
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
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#backend-certificate-authentication
 * @see https://github.com/kubernetes/ingress-nginx/blob/95f7d0fc006109e8bca9af88cea544bc4efc40b1/internal/ingress/annotations/proxyssl/main.go
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
 * @see https://kubernetes.github.io/ingress-nginx/faq/#validation-of-path
 * @see https://cert-manager.io/docs/releases/release-notes/release-notes-1.18/#acme-http01-challenge-paths-now-use-pathtype-exact-in-ingress-routes
 * @internal
 */
export const STRICT_PATH = /^\/[A-Za-z0-9._/-]*$/;

/** @internal @see https://docs.nginx.com/nginx-ingress-controller/install/manifests/ */
export const F5 = { name: 'F5 NGINX Ingress Controller', namespaceName: 'nginx-ingress', className: 'nginx' };

/**
 * The first is on pods of the chart and of the manifests alike, the second on those of the chart alone.
 *
 * @see https://github.com/nginx/kubernetes-ingress/blob/00279e30909fb5a1294ca45d204a5f66f706c20b/charts/nginx-ingress/templates/_helpers.tpl
 * @see https://github.com/nginx/kubernetes-ingress/blob/d445c5cae740a6a901559862776f9e49998b3487/deployments/deployment/nginx-ingress.yaml
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
 * @see https://github.com/nginx/kubernetes-ingress/blob/39e1a890d9571eb71298e0838f4553414c4cd1f7/internal/k8s/validation.go
 * @internal
 */
export const F5_REFUSED_IN_PATH = /^\/etc\/|\/root|\/var|[;()*+]/;

/** @internal @see https://github.com/nginx/nginx-gateway-fabric/blob/769bcdb0f4e375c70624b4df23eb0536704eec3a/deploy/default/deploy.yaml */
export const FABRIC = {
  name: 'NGINX Gateway Fabric', namespaceName: 'nginx-gateway', className: 'nginx', controllerName: 'gateway.nginx.org/nginx-gateway-controller',
};

/**
 * Its proxies are named after Gateway and class; the name is cut, and ends in a hash, where a label would be too long.
 *
 * `gateway.networking.k8s.io/gateway-name` is not on the pods of every 2.x.
 *
 * @see https://github.com/nginx/nginx-gateway-fabric/blob/d7a536d5fda6a4f90fc86435c95815852f769824/internal/controller/provisioner/objects.go
 * @internal
 */
export const FABRIC_PROXY_LABEL = 'app.kubernetes.io/name';

/** @internal */
export const LONGEST_LABEL_VALUE = 63;

/**
 * The control plane's pods, by the manifests' name and by the chart's, and the port their Service leads to.
 *
 * @see https://github.com/nginx/nginx-gateway-fabric/blob/769bcdb0f4e375c70624b4df23eb0536704eec3a/deploy/default/deploy.yaml
 * @see https://github.com/nginx/nginx-gateway-fabric/blob/2a1332c125793e80a385ed2735e153e23823b287/charts/nginx-gateway-fabric/templates/_helpers.tpl
 * @internal
 */
export const FABRIC_CONTROL_PLANE = { label: 'app.kubernetes.io/name', names: ['nginx-gateway', 'nginx-gateway-fabric'], agentPort: 8443 };
