/** @internal @see https://github.com/traefik/traefik-helm-chart/blob/master/traefik/values.yaml */
export const CLASS = 'traefik';

/** @internal @see https://doc.traefik.io/traefik/v3.8/reference/routing-configuration/kubernetes/gateway-api/ */
export const CONTROLLER_NAME = 'traefik.io/gateway-controller';

/** @internal The name and release of the chart, and its namespace in Traefik's own documents. */
export const RELEASE = 'traefik';

/**
 * Entry points of the chart and the ports they listen on in the pod; their Service carries 80 and 443.
 *
 * @see https://github.com/traefik/traefik-helm-chart/blob/master/traefik/values.yaml
 * @internal
 */
export const ENTRY_POINTS = { web: { name: 'web', port: 8000 }, websecure: { name: 'websecure', port: 8443 } };

/**
 * @see https://github.com/traefik/traefik-helm-chart/blob/master/traefik/templates/_helpers.tpl
 * @internal
 */
export function podLabels(release: string, namespaceName: string): { [key: string]: string } {
  return { 'app.kubernetes.io/name': 'traefik', 'app.kubernetes.io/instance': `${release}-${namespaceName}` };
}

/**
 * Annotations an Ingress is read by.
 *
 * Without them an Ingress with `tls` becomes routers on every entry point, plain ones among them.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/
 * @internal
 */
export const ANNOTATIONS = {
  entryPoints: 'traefik.ingress.kubernetes.io/router.entrypoints',
  tls: 'traefik.ingress.kubernetes.io/router.tls',
  middlewares: 'traefik.ingress.kubernetes.io/router.middlewares',
  priority: 'traefik.ingress.kubernetes.io/router.priority',
};

/**
 * Annotations a Service is read by, where an Ingress leads to it.
 *
 * @see https://doc.traefik.io/traefik/v3.8/reference/routing-configuration/kubernetes/ingress/#on-service
 * @internal
 */
export const SERVICE_ANNOTATIONS = {
  scheme: 'traefik.ingress.kubernetes.io/service.serversscheme',
  transport: 'traefik.ingress.kubernetes.io/service.serverstransport',
};

/** @internal @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/middleware/ */
export const TRAEFIK_API = 'traefik.io/v1alpha1';

/**
 * How an annotation names a Middleware or a ServersTransport of a namespace.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/
 * @internal
 */
export function reference(namespaceName: string, name: string): string {
  return `${namespaceName}-${name}@kubernetescrd`;
}

/**
 * The port and the beginning of a port's name by which Traefik takes a backend for one that speaks TLS, where nothing else is said.
 *
 * @see https://github.com/traefik/traefik/blob/v3.7.9/pkg/provider/kubernetes/ingress/kubernetes.go
 * @see https://github.com/traefik/traefik/blob/v3.7.9/pkg/provider/kubernetes/gateway/httproute.go
 * @internal
 */
export const TAKEN_FOR_TLS = { port: 443, name: 'https' };
