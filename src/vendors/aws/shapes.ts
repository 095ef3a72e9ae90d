/**
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/targetgroupconfig/
 * @internal
 */
export interface TargetGroupConfigurationSpec {
  readonly targetReference: { readonly name: string };
  readonly defaultConfiguration: {
    readonly targetType?: string;
    readonly protocol?: string;
    readonly protocolVersion?: string;
    readonly healthCheckConfig?: { readonly healthCheckPath: string };
  };
}
