/**
 * The IngressController that every cluster has, and the IngressClass that is made for each.
 *
 * @see https://github.com/openshift/cluster-ingress-operator/blob/master/pkg/operator/controller/names.go
 * @internal
 */
export const DEFAULT_INGRESS_CONTROLLER = 'default';

/** @internal */
export function ingressClassOf(ingressControllerName: string): string {
  return `openshift-${ingressControllerName}`;
}

/**
 * Where routers run, and the label of those of one IngressController.
 *
 * @see https://github.com/openshift/cluster-ingress-operator/blob/master/pkg/operator/controller/names.go
 * @internal
 */
export const NAMESPACE = 'openshift-ingress';

/** @internal */
export const ROUTER_LABEL = 'ingresscontroller.operator.openshift.io/deployment-ingresscontroller';

/**
 * The label of the namespace whose pods are routers, or that stands for the host network where they are on it.
 *
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/4.6/html/release_notes/ocp-4-6-network-policy-host-network-ingress-controllers
 * @internal
 */
export const INGRESS_POLICY_GROUP = { 'policy-group.network.openshift.io/ingress': '' };

/** @internal @see https://github.com/openshift/router/blob/master/images/router/haproxy/conf/haproxy-config.template */
export const PORTS = { http: 80, https: 443 };

/**
 * What an Ingress says to become a Route of another kind; all of its annotations are the Route's.
 *
 * @see https://github.com/openshift/route-controller-manager/blob/master/pkg/route/ingress/ingress.go
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/4.21/html/ingress_and_load_balancing/creating-advanced-routes
 * @internal
 */
export const TERMINATION = 'route.openshift.io/termination';

/** @internal @see https://docs.okd.io/latest/networking/ingress_load_balancing/configuring_gateway_api/enable-gateway-api.html */
export const GATEWAY_CLASS = 'openshift-default';

/** @internal @see https://docs.okd.io/latest/networking/ingress_load_balancing/configuring_gateway_api/enable-gateway-api.html */
export const CONTROLLER_NAME = 'openshift.io/gateway-controller/v1';

/**
 * The label of the proxies of a Gateway, in its namespace: they are Istio's, and listen on the ports of its listeners.
 *
 * @see https://github.com/openshift/cluster-ingress-operator/blob/master/pkg/operator/controller/gateway-networkpolicy/networkpolicy.go
 * @internal
 */
export const GATEWAY_NAME_LABEL = 'gateway.networking.k8s.io/gateway-name';

/**
 * Who configures those proxies.
 *
 * @see https://github.com/openshift/cluster-ingress-operator/blob/master/pkg/manifests/assets/gateway-api/istiod-networkpolicy-allow.yaml
 * @internal
 */
export const ISTIOD = { labels: { app: 'istiod' }, port: 15012 };
