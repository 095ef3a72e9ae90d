/**
 * @see https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/healthcheck_types.go
 * @internal
 */
export interface HealthCheckPolicySpec {
  readonly targetRef: { readonly group: string; readonly kind: string; readonly name: string };
  readonly default: { readonly config: HealthCheckShape };
}

/** @internal The type, and the one member that goes with it. */
export interface HealthCheckShape {
  readonly type: 'HTTP' | 'HTTPS' | 'TCP';
  readonly httpHealthCheck?: { readonly requestPath: string };
  readonly httpsHealthCheck?: { readonly requestPath?: string };
  readonly tcpHealthCheck?: object;
}
