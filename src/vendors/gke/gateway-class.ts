/**
 * The classes of GKE for Gateways of one cluster.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/gatewayclass-capabilities
 */
export enum GatewayClass {
  /** Global external Application Load Balancers. */
  GLOBAL_EXTERNAL_MANAGED = 'gke-l7-global-external-managed',
  /** Regional external Application Load Balancers. */
  REGIONAL_EXTERNAL_MANAGED = 'gke-l7-regional-external-managed',
  /** Regional internal Application Load Balancers. */
  RILB = 'gke-l7-rilb',
  /** Classic Application Load Balancers. */
  GXLB = 'gke-l7-gxlb',
}
