/** @internal @see https://github.com/Kong/charts/blob/main/charts/kong/values.yaml */
export const CLASS = 'kong';

/** @internal @see https://developer.konghq.com/kubernetes-ingress-controller/gateway-api/ */
export const CONTROLLER_NAME = 'konghq.com/kic-gateway-controller';

/** @internal The release of Kong's own documents, and its namespace. @see https://developer.konghq.com/kubernetes-ingress-controller/install/ */
export const RELEASE = 'kong';

/** @internal */
export const NAMESPACE = 'kong';

/**
 * Where Kong Gateway listens in the pod; its Service carries 80 and 443, the ports that listeners must have.
 *
 * @see https://github.com/Kong/charts/blob/main/charts/kong/values.yaml
 * @see https://github.com/Kong/kubernetes-ingress-controller/blob/v3.5.0/internal/controllers/gateway/gateway_utils.go
 * @internal
 */
export const PROXY = { http: { port: 8000, servicePort: 80 }, https: { port: 8443, servicePort: 443 } };

/**
 * How a chart labels the pods of the proxies: by its own name, or by `gateway`, its name inside the chart `ingress`.
 *
 * @see https://github.com/Kong/charts/blob/main/charts/kong/templates/_helpers.tpl
 * @see https://github.com/Kong/charts/blob/main/charts/ingress/ci/__snapshots__/gateway-discovery-values.snap
 * @internal
 */
export function podLabels(name: 'gateway' | 'kong', release: string): { [key: string]: string } {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': 'app', 'app.kubernetes.io/instance': release };
}

/**
 * Annotations of Ingresses and routes (`protocols`, of clients) and of Services (`protocol`, of pods).
 *
 * Which protocols a route takes unless told is Kong Gateway's default, which was `http,https` and is to be `https`.
 *
 * @see https://developer.konghq.com/kubernetes-ingress-controller/reference/annotations/
 * @see https://github.com/Kong/kubernetes-ingress-controller/pull/7901
 * @internal
 */
export const ANNOTATIONS = {
  protocols: 'konghq.com/protocols',
  redirectCode: 'konghq.com/https-redirect-status-code',
  protocol: 'konghq.com/protocol',
};

/**
 * What a regular expression does not read as itself, of what a path may hold.
 *
 * @see https://github.com/Kong/kubernetes-ingress-controller/blob/v3.5.0/internal/dataplane/translator/subtranslator/ingress.go
 * @internal
 */
export const READ_AS_PATTERN = /[.$()*+]/;
