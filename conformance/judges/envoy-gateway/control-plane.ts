import { copyFileSync, mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { run } from '../../cache/run';
import type { Cluster } from '../../cluster/start-cluster';
import type { StartedProcess } from '../../cluster/started-process';
import { until } from '../../cluster/until';
import { ClusterNode } from '../../requests/network/cluster-node';
import { apply } from '../../requests/stage';
import { envoyGatewayBinary } from './binary';
import { envoyGatewayDefinitions } from './definitions';

/** Where it is installed. */
export const SYSTEM_NAMESPACE = 'envoy-gateway-system';
/** Where a pod finds what its service account may use. */
const SERVICE_ACCOUNT = 'var/run/secrets/kubernetes.io/serviceaccount';
const API = 'gateway.envoyproxy.io/v1alpha1';
const SERVED_MILLISECONDS = 20_000;
const CONTROLLER_NAME = 'gateway.envoyproxy.io/gatewayclass-controller';

export interface ControlPlaneOptions {
  /** In names of files. */
  readonly name: string;
  /** It reads these alone: others hold the same hosts. */
  readonly namespaces: readonly string[];
  /** Whether proxies run beside their Gateway, and not beside the control plane. */
  readonly besideGateways?: boolean;
}

/** Teaches the API server what the Helm chart would: the kinds, the classes, and the certificates of the control plane. */
export async function installEnvoyGateway(cluster: Cluster): Promise<void> {
  const definitions = await envoyGatewayDefinitions();
  await apply(cluster, definitions);
  await until('the API server serves the kinds of Envoy Gateway', SERVED_MILLISECONDS, async () => {
    const { ok, body } = await cluster.client.send('GET', `/apis/${API}`);
    const served = ok ? (body.resources as ReadonlyArray<{ kind: string }>).map(({ kind }) => kind) : [];
    return definitions.every(({ spec }) => served.includes((spec as { names: { kind: string } }).names.kind)) ? true : undefined;
  });
  await apply(cluster, [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: SYSTEM_NAMESPACE } }]);
  await apply(cluster, [
    gatewayClass('eg'),
    gatewayClass('eg-merged', { group: 'gateway.envoyproxy.io', kind: 'EnvoyProxy', name: 'merged', namespace: SYSTEM_NAMESPACE }),
    {
      apiVersion: API,
      kind: 'EnvoyProxy',
      metadata: { name: 'merged', namespace: SYSTEM_NAMESPACE },
      spec: { mergeGateways: true },
    },
  ]);
  await run(await envoyGatewayBinary(), ['certgen', '--disable-topology-injector'], {
    cwd: cluster.folder, env: { KUBECONFIG: kubeconfig(cluster), ENVOY_GATEWAY_NAMESPACE: SYSTEM_NAMESPACE },
  });
}

/**
 * Starts the control plane on the node.
 *
 * It looks for its certificates in `/certs` whatever it is told; with a root folder of its own it finds them, and this machine's stays as it is.
 */
export async function startEnvoyGateway(cluster: Cluster, node: ClusterNode, options: ControlPlaneOptions): Promise<StartedProcess> {
  const root = join(cluster.folder, options.name);
  for (const folder of ['certs', 'tmp', SERVICE_ACCOUNT]) mkdirSync(join(root, folder), { recursive: true });
  copyFileSync(await envoyGatewayBinary(), join(root, 'envoy-gateway'));
  await writeSecret(cluster, 'envoy-gateway', join(root, 'certs'));
  copyFileSync(cluster.caFile, join(root, SERVICE_ACCOUNT, 'ca.crt'));
  writeFileSync(join(root, SERVICE_ACCOUNT, 'token'), cluster.token, { mode: 0o600 });
  const { hostname, port } = new URL(cluster.url);
  writeFileSync(join(root, 'config.json'), JSON.stringify(configuration(options)));
  return node.run({
    name: 'Envoy Gateway',
    command: 'chroot',
    args: [root, '/envoy-gateway', 'server', '--config-path', '/config.json'],
    // As in a pod: beside Gateways it insists on that.
    env: { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port, ENVOY_GATEWAY_NAMESPACE: SYSTEM_NAMESPACE },
    logFile: join(cluster.folder, `${options.name}.log`),
  });
}

/** Writes the entries of a Secret of its namespace as files. */
export async function writeSecret(cluster: Cluster, name: string, folder: string): Promise<void> {
  const { ok, body } = await cluster.client.get({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: SYSTEM_NAMESPACE } });
  if (!ok) throw new Error(`Envoy Gateway wrote no Secret ${name}`);
  for (const [entry, content] of Object.entries(body.data as { [entry: string]: string })) writeFileSync(join(folder, entry), Buffer.from(content, 'base64'));
}

function gatewayClass(name: string, parametersRef?: object) {
  return { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name }, spec: { controllerName: CONTROLLER_NAME, parametersRef } };
}

/** @see https://gateway.envoyproxy.io/docs/api/extension_types/#envoygateway */
function configuration({ namespaces, besideGateways = false }: ControlPlaneOptions): object {
  return {
    apiVersion: API,
    kind: 'EnvoyGateway',
    gateway: { controllerName: CONTROLLER_NAME },
    provider: {
      type: 'Kubernetes',
      kubernetes: {
        leaderElection: { disable: true },
        watch: { type: 'Namespaces', namespaces },
        ...(besideGateways ? { deploy: { type: 'GatewayNamespace' } } : {}),
      },
    },
  };
}

/** The path of a kubeconfig; JSON is YAML. */
function kubeconfig({ url, caFile, token, folder }: Cluster): string {
  const file = join(folder, 'kubeconfig');
  writeFileSync(file, JSON.stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'clusters': [{ name: 'it', cluster: { 'server': url, 'certificate-authority': caFile } }],
    'users': [{ name: 'admin', user: { token } }],
    'contexts': [{ name: 'it', context: { cluster: 'it', user: 'admin' } }],
    'current-context': 'it',
  }), { mode: 0o600 });
  return file;
}
