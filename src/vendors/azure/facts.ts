/** @internal @see https://learn.microsoft.com/en-us/azure/application-gateway/for-containers/how-to-ssl-offloading-gateway-api */
export const CLASS = 'azure-alb-external';

/** @internal @see https://learn.microsoft.com/en-us/azure/application-gateway/for-containers/how-to-ssl-offloading-gateway-api */
export const CONTROLLER_NAME = 'alb.networking.azure.io/alb-controller';

/** @internal Of its HealthCheckPolicy and BackendTLSPolicy. @see https://learn.microsoft.com/en-us/azure/application-gateway/for-containers/api-specification-kubernetes */
export const POLICY_API = 'alb.networking.azure.io/v1';

/**
 * Annotations of a Gateway: which ApplicationLoadBalancer serves it.
 *
 * @see https://learn.microsoft.com/en-us/azure/application-gateway/for-containers/quickstart-create-application-gateway-for-containers-managed-by-alb-controller
 * @internal
 */
export const ANNOTATIONS = { albName: 'alb.networking.azure.io/alb-name', albNamespace: 'alb.networking.azure.io/alb-namespace' };
