/**
 * Policies of the ALB Controller, which name the Service they are for.
 *
 * @see https://learn.microsoft.com/en-us/azure/application-gateway/for-containers/api-specification-kubernetes
 * @internal
 */
export interface TargetRefShape {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

/** @internal */
export interface HealthCheckPolicySpec {
  readonly targetRef: TargetRefShape;
  readonly default: { readonly http: { readonly path: string } };
}

/** @internal Not the standard kind of the same name. */
export interface BackendTlsPolicySpec {
  readonly targetRef: TargetRefShape;
  readonly default: { readonly ports: ReadonlyArray<{ readonly port: number }> };
}
