import { IConstruct } from 'constructs';
import { Platform } from '../model/platform';
import { refuse } from '../values/errors';

/**
 * The first Gateway API that serves these kinds as `v1` in its standard channel.
 *
 * @see https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/config/crd/standard/gateway.networking.k8s.io_tlsroutes.yaml
 * @see https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/config/crd/standard/gateway.networking.k8s.io_backendtlspolicies.yaml
 */
const SINCE: { readonly [kind: string]: number | undefined } = { TLSRoute: 5, BackendTLSPolicy: 4 };

/**
 * Refuses a kind that the platform's Gateway API does not serve yet.
 *
 * @internal
 */
export function checkServed(kind: string, scope: IConstruct): void {
  const since = SINCE[kind];
  const version = Platform._read(scope)?._gatewayApiVersion;
  if (since === undefined || version === undefined || version.atLeast(1, since)) return;
  refuse('GatewayApiTooOld', `a ${kind} needs Gateway API 1.${since} or newer, got ${version.toString()}; update its CRDs, and say so to the platform`, scope);
}
