/**
 * The class both projects call their own.
 *
 * @see https://github.com/haproxytech/helm-charts/blob/kubernetes-ingress-1.52.1/kubernetes-ingress/values.yaml
 * @see https://haproxy-ingress.github.io/v0.16/docs/configuration/command-line/#ingress-class
 * @internal
 */
export const CLASS = 'haproxy';

/**
 * Where HAProxy Technologies' controller runs, HAProxy in the same container; its manifest labels the pods `run: haproxy-ingress`.
 *
 * @see https://github.com/haproxytech/helm-charts/blob/kubernetes-ingress-1.52.1/kubernetes-ingress/values.yaml
 * @see https://github.com/haproxytech/kubernetes-ingress/blob/v3.2.11/deploy/haproxy-ingress.yaml
 * @internal
 */
export const KUBERNETES_INGRESS = {
  namespaceName: 'haproxy-controller', chart: 'kubernetes-ingress', release: 'haproxy-kubernetes-ingress', http: 8080, https: 8443,
};

/**
 * Where the community's controller runs, HAProxy in the same pod.
 *
 * @see https://haproxy-ingress.github.io/v0.16/docs/getting-started/
 * @see https://github.com/haproxy-ingress/charts/blob/release-0.16/haproxy-ingress/values.yaml
 * @internal
 */
export const HAPROXY_INGRESS = { namespaceName: 'ingress-controller', chart: 'haproxy-ingress', release: 'haproxy-ingress', http: 80, https: 443 };

/**
 * How the charts of both label their pods.
 *
 * @see https://github.com/haproxytech/helm-charts/blob/kubernetes-ingress-1.52.1/kubernetes-ingress/templates/controller-deployment.yaml
 * @see https://github.com/haproxy-ingress/charts/blob/release-0.16/haproxy-ingress/templates/_helpers.tpl
 * @internal
 */
export function podLabels(chart: string, release: string): { [key: string]: string } {
  return { 'app.kubernetes.io/name': chart, 'app.kubernetes.io/instance': release };
}

/**
 * Annotations of HAProxy Technologies. With `tls` an Ingress redirects by itself, to port 8443 unless told the port clients use.
 *
 * @see https://github.com/haproxytech/kubernetes-ingress/blob/v3.2.11/documentation/annotations.md
 * @see https://github.com/haproxytech/kubernetes-ingress/issues/679
 * @internal
 */
export const TECHNOLOGIES = {
  redirectPort: 'haproxy.org/ssl-redirect-port',
  serverProto: 'haproxy.org/server-proto',
  serverSsl: 'haproxy.org/server-ssl',
  passthrough: 'haproxy.org/ssl-passthrough',
};

/**
 * Annotations of the community. With `tls` an Ingress redirects by itself, save ACME challenges.
 *
 * @see https://haproxy-ingress.github.io/v0.16/docs/configuration/keys/#backend-protocol
 * @see https://haproxy-ingress.github.io/v0.16/docs/configuration/keys/#ssl-redirect
 * @see https://haproxy-ingress.github.io/v0.16/docs/configuration/keys/#ssl-passthrough
 * @internal
 */
export const COMMUNITY = {
  backendProtocol: 'haproxy-ingress.github.io/backend-protocol',
  passthrough: 'haproxy-ingress.github.io/ssl-passthrough',
};
