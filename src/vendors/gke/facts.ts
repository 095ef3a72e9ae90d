/** @internal @see https://cloud.google.com/kubernetes-engine/docs/concepts/gateway-api */
export const CONTROLLER_NAME = 'networking.gke.io/gateway';

/** @internal @see https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/config/crd/networking.gke.io_healthcheckpolicies.yaml */
export const HEALTH_CHECK_API = 'networking.gke.io/v1';

/** @internal @see https://cloud.google.com/kubernetes-engine/docs/how-to/secure-gateway */
export const CERTIFICATE_MAP = 'networking.gke.io/certmap';

/**
 * From where Google Front Ends and all health checks call; those of IPv6 are met where backends have such addresses.
 *
 * @see https://cloud.google.com/load-balancing/docs/firewall-rules
 * @internal
 */
export const CALLERS = {
  ipv4: ['35.191.0.0/16', '130.211.0.0/22'],
  ipv6HealthChecks: ['2600:2d00:1:b029::/64'],
  ipv6FrontEnds: ['2600:2d00:1:1::/64'],
};

/**
 * The `appProtocol` of a Service port that speaks TLS; of one that speaks HTTP/2 without it, Kubernetes' own.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/secure-gateway#load-balancer-tls
 * @internal
 */
export const HTTPS_APP_PROTOCOL = 'HTTPS';
