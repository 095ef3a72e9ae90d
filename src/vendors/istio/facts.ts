/**
 * The class of Ingresses and of Gateways.
 *
 * @see https://istio.io/latest/docs/tasks/traffic-management/ingress/kubernetes-ingress/
 * @see https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/
 * @internal
 */
export const CLASS = 'istio';

/** @internal @see https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/ */
export const CONTROLLER_NAME = 'istio.io/gateway-controller';

/** @internal @see https://istio.io/latest/docs/setup/install/helm/ */
export const NAMESPACE = 'istio-system';

/**
 * The pods and ports of the ingress gateway that istioctl installs.
 *
 * @see https://github.com/istio/istio/blob/1.30.3/manifests/charts/gateways/istio-ingress/values.yaml
 * @internal
 */
export const INSTALLED_GATEWAY = { labels: { app: 'istio-ingressgateway', istio: 'ingressgateway' }, ports: [8080, 8443] };

/**
 * The pods and ports of a release of the `gateway` chart; the ports are those of its Service.
 *
 * @see https://github.com/istio/istio/blob/1.30.3/manifests/charts/gateway/templates/_helpers.tpl
 * @see https://github.com/istio/istio/blob/1.30.3/manifests/charts/gateway/values.yaml
 * @internal
 */
export function chartGateway(releaseName: string): { labels: { [key: string]: string }; ports: number[] } {
  return { labels: { app: releaseName, istio: releaseName.replace(/^istio-/, '') }, ports: [80, 443] };
}

/**
 * The label of the proxies deployed for a Gateway, in its namespace; they listen on the ports of its listeners.
 *
 * @see https://github.com/istio/istio/blob/1.30.3/manifests/charts/istio-control/istio-discovery/files/kube-gateway.yaml
 * @internal
 */
export const GATEWAY_NAME_LABEL = 'gateway.networking.k8s.io/gateway-name';

/**
 * Who configures the proxies and signs their certificates.
 *
 * @see https://github.com/istio/istio/blob/1.30.3/manifests/charts/istio-control/istio-discovery/templates/service.yaml
 * @internal
 */
export const ISTIOD = { labels: { app: 'istiod' }, port: 15012 };
