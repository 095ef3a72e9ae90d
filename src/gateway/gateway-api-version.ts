import { IConstruct } from 'constructs';
import { Platform } from '../model/platform';
import { refuse } from '../values/errors';

/**
 * The first Gateway API that serves these kinds as `v1` in its standard channel.
 *
 * @see https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/config/crd/standard/gateway.networking.k8s.io_tlsroutes.yaml
 * @see https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/config/crd/standard/gateway.networking.k8s.io_backendtlspolicies.yaml
 */
const SINCE = { TLSRoute: 5, BackendTLSPolicy: 4 };

/**
 * Refuses a kind that the platform's Gateway API does not serve yet.
 *
 * @internal
 */
export function checkServed(kind: keyof typeof SINCE, scope: IConstruct): void {
  const version = Platform._read(scope)?._gatewayApiVersion;
  if (version === undefined || version.atLeast(1, SINCE[kind])) return;
  refuse('GatewayApiTooOld', `a ${kind} needs Gateway API 1.${SINCE[kind]} or newer, got ${version.toString()}; update its CRDs, and say so to the platform`, scope);
}
