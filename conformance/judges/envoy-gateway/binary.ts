import { goBinary } from '../../cache/go-binary';
import { GoModule } from '../../cache/go-module';
import { VERSIONS } from '../../cache/versions';

export const ENVOY_GATEWAY_MODULE: GoModule = { path: 'github.com/envoyproxy/gateway', version: VERSIONS.envoyGateway };

/** Envoy Gateway's control plane, as its project releases it. */
export async function envoyGatewayBinary(): Promise<string> {
  const goPackage = `${ENVOY_GATEWAY_MODULE.path}/cmd/envoy-gateway`;
  return goBinary({ name: 'envoy-gateway', moduleName: 'conformance.local/envoy-gateway', requires: [ENVOY_GATEWAY_MODULE], goPackage });
}
