/** @internal @see https://github.com/projectcontour/contour/blob/v1.33.6/internal/ingressclass/ingressclass.go */
export const CLASS = 'contour';

/** @internal @see https://projectcontour.io/docs/1.32/config/gateway-api/ */
export const CONTROLLER_NAME = 'projectcontour.io/gateway-controller';

/** @internal @see https://github.com/projectcontour/contour/blob/v1.33.6/examples/contour/00-common.yaml */
export const NAMESPACE = 'projectcontour';

/**
 * Labels in the manifests of a release, of the proxies and of who configures them.
 *
 * @see https://github.com/projectcontour/contour/blob/v1.33.6/examples/contour/03-envoy.yaml
 * @see https://github.com/projectcontour/contour/blob/v1.33.6/examples/contour/03-contour.yaml
 * @internal
 */
export const MANIFEST_LABELS = { envoy: { app: 'envoy' }, contour: { app: 'contour' } };

/**
 * Labels of the Helm chart, which is a fork of Bitnami's.
 *
 * @see https://github.com/projectcontour/helm-charts/blob/main/charts/contour/values.yaml
 * @see https://github.com/bitnami/charts/blob/main/bitnami/contour/templates/envoy/daemonset.yaml
 * @internal
 */
export function chartLabels(releaseName: string, component: 'envoy' | 'contour'): { [key: string]: string } {
  return { 'app.kubernetes.io/name': 'contour', 'app.kubernetes.io/instance': releaseName, 'app.kubernetes.io/component': component };
}

/**
 * Labels of what the provisioner deploys for a Gateway. Both kinds of pods carry the name of the Gateway, so `app` tells them apart.
 *
 * @see https://github.com/projectcontour/contour/blob/v1.33.6/internal/provisioner/objects/dataplane/dataplane.go
 * @see https://github.com/projectcontour/contour/blob/v1.33.6/internal/provisioner/objects/deployment/deployment.go
 * @internal
 */
export function provisionedLabels(gatewayName: string, component: 'envoy' | 'contour'): { [key: string]: string } {
  return { 'app': `${component}-${gatewayName}`, 'projectcontour.io/owning-gateway-name': gatewayName };
}

/**
 * Where the proxies fetch their configuration.
 *
 * @see https://github.com/projectcontour/contour/blob/v1.33.6/examples/contour/03-contour.yaml
 * @internal
 */
export const XDS_PORT = 8001;

/** @internal @see https://projectcontour.io/docs/1.32/deploy-options/#host-networking */
export const HOST_PORTS = [80, 443];

/**
 * The port in the pod for a listener's: 8000 higher, round past the last port, and clear of the privileged ones.
 *
 * @see https://projectcontour.io/docs/1.32/config/gateway-api/#gateway-listeners
 * @see https://github.com/projectcontour/contour/blob/v1.33.6/internal/gatewayapi/listeners.go
 * @internal
 */
export function containerPort(listenerPort: number): number {
  const shifted = listenerPort + 8000;
  const wrapped = shifted > 65535 ? shifted - 65535 : shifted;
  return wrapped <= 1023 ? wrapped + 1023 : wrapped;
}

/**
 * Annotations an Ingress is read by.
 *
 * @see https://projectcontour.io/docs/1.32/config/annotations/
 * @internal
 */
export const ANNOTATIONS = {
  redirect: 'ingress.kubernetes.io/force-ssl-redirect',
  allowHttp: 'kubernetes.io/ingress.allow-http',
  websocketRoutes: 'projectcontour.io/websocket-routes',
};

/**
 * The `appProtocol` of a Service port that speaks HTTP/1.1 over TLS; where it is set, the annotations of the Service are not read.
 *
 * @see https://github.com/projectcontour/contour/blob/v1.33.6/internal/dag/accessors.go
 * @internal
 */
export const HTTPS_APP_PROTOCOL = 'https';
