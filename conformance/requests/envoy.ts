import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import type { Cluster } from '../cluster/start-cluster';
import { until } from '../cluster/until';
import { SYSTEM_NAMESPACE, writeSecret } from '../judges/envoy-gateway/control-plane';
import { infrastructureIn } from '../judges/envoy-gateway/infrastructure';
import { envoyBinary } from './programs';
import type { Stage } from './stage';

/** Where it listens for listeners on 80 and 443, since it runs without privileges in the pod. */
export const ENVOY_PORTS = { httpPort: 10080, httpsPort: 10443 };
const DEPLOYED_MILLISECONDS = 45_000;

/** The part of a bootstrap that has to be another outside of a pod. */
interface Bootstrap {
  admin?: unknown;
  readonly static_resources: { listeners?: unknown; readonly clusters: readonly BootstrapCluster[] };
}

interface BootstrapCluster {
  readonly name: string;
  readonly eds_cluster_config?: { readonly eds_config: { initial_fetch_timeout?: string } };
  readonly load_assignment?: { readonly endpoints: ReadonlyArray<{ readonly lb_endpoints: readonly BootstrapEndpoint[] }> };
}

interface BootstrapEndpoint {
  readonly endpoint: { readonly address: { readonly socket_address: { address: string } } };
}

interface PodSpec {
  readonly containers: ReadonlyArray<{ readonly name: string; readonly args: readonly string[] }>;
}

/** Starts the Envoy that the control plane has made a Deployment for, with the bootstrap and the certificates it is given there. */
export async function startEnvoy(cluster: Cluster, stage: Stage, gatewayNamespace: string): Promise<void> {
  const folder = join(stage.folder, `envoy-${gatewayNamespace}`);
  mkdirSync(folder);
  const deployment = await until(`Envoy Gateway has made a proxy for ${gatewayNamespace}`, DEPLOYED_MILLISECONDS, async () => {
    const { deployments } = await infrastructureIn(cluster.client, [SYSTEM_NAMESPACE]);
    return deployments.find(({ metadata }) => metadata.labels?.['gateway.envoyproxy.io/owning-gateway-namespace'] === gatewayNamespace);
  });
  const { args } = (deployment.spec as { template: { spec: PodSpec } }).template.spec.containers.find(({ name }) => name === 'envoy')!;
  const text = args[args.indexOf('--config-yaml') + 1];
  const { body } = await cluster.client.get({ apiVersion: 'v1', kind: 'ConfigMap', metadata: deployment.metadata });
  for (const [file, content] of Object.entries(body.data as { [file: string]: string })) {
    writeFileSync(join(folder, file), content.replaceAll('/certs/', `${folder}/`));
  }
  await writeSecret(cluster, 'envoy', folder);
  const configFile = join(folder, 'bootstrap.json');
  writeFileSync(configFile, JSON.stringify(outsideOfPod(text.replaceAll('/sds/', `${folder}/`))));
  stage.node.run({
    name: 'Envoy',
    command: await envoyBinary(),
    args: [
      '--config-path', configFile, '--service-cluster', args[args.indexOf('--service-cluster') + 1], '--service-node', 'proxy',
      '--concurrency', '1', '--disable-hot-restart', '--log-level', 'warn',
    ],
    logFile: join(folder, 'envoy.log'),
  });
}

/**
 * The control plane is on the same node, so it is found on loopback, and has the ports for administration and statistics.
 *
 * Endpoints of the proxies themselves are not waited for long: nobody here finds them.
 */
function outsideOfPod(text: string): Bootstrap {
  const bootstrap = parse(text.replaceAll('$(ENVOY_SERVICE_ZONE)', '')) as Bootstrap;
  delete bootstrap.admin;
  delete bootstrap.static_resources.listeners;
  for (const { eds_cluster_config: own } of bootstrap.static_resources.clusters) {
    if (own !== undefined) own.eds_config.initial_fetch_timeout = '1s';
  }
  const controlPlane = bootstrap.static_resources.clusters.find(({ name }) => name === 'xds_cluster')!.load_assignment!;
  for (const { lb_endpoints: endpoints } of controlPlane.endpoints) {
    for (const { endpoint } of endpoints) endpoint.address.socket_address.address = '127.0.0.1';
  }
  return bootstrap;
}
