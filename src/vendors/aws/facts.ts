/** @internal @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/ingress_class/ */
export const CLASS = 'alb';

/** @internal @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/l7gateway/ */
export const CONTROLLER_NAME = 'gateway.k8s.aws/alb';

/** @internal The class of its documents' examples; whoever installs it makes the GatewayClass. @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/l7gateway/ */
export const GATEWAY_CLASS = 'aws-alb-gateway-class';

/**
 * Newer releases store v1, and all that have the kind serve v1beta1.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/targetgroupconfig/
 * @internal
 */
export const TARGET_GROUP_API = 'gateway.k8s.aws/v1beta1';

/** @internal @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/cert_discovery/ */
export const CERTIFICATES = 'AWS Certificate Manager';

/**
 * Annotations of an Ingress.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 * @internal
 */
export const ANNOTATIONS = {
  scheme: 'alb.ingress.kubernetes.io/scheme',
  groupName: 'alb.ingress.kubernetes.io/group.name',
  groupOrder: 'alb.ingress.kubernetes.io/group.order',
  targetType: 'alb.ingress.kubernetes.io/target-type',
  listenPorts: 'alb.ingress.kubernetes.io/listen-ports',
  sslRedirect: 'alb.ingress.kubernetes.io/ssl-redirect',
  certificateArn: 'alb.ingress.kubernetes.io/certificate-arn',
  backendProtocol: 'alb.ingress.kubernetes.io/backend-protocol',
  backendProtocolVersion: 'alb.ingress.kubernetes.io/backend-protocol-version',
  healthcheckPath: 'alb.ingress.kubernetes.io/healthcheck-path',
};

/**
 * What the name of an IngressGroup may be.
 *
 * @see https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/ingress/group_loader.go
 * @internal
 */
export const GROUP_NAME = { pattern: /^([a-z0-9][-a-z0-9.]*)?[a-z0-9]$/, longest: 63 };

/**
 * The place of an Ingress in its group: the smaller, the earlier its rules are tried; 0 unless said.
 *
 * A step between wildcards leaves room for the paths of one: an ALB takes paths of 128 characters, so of 64 elements.
 *
 * @see https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/ingress/group_loader.go
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/add-rule.html
 * @internal
 */
export const GROUP_ORDER = { last: 1000, wildcardStep: 128, mostSteps: 7 };
