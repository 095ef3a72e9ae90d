import { existsSync, writeFileSync } from 'fs';
import { Server } from 'net';
import { join } from 'path';
import { messageOf } from '../cluster/apply-again';
import { applyDocuments } from '../cluster/apply-documents';
import { KubeObject, nameOf } from '../cluster/object';
import type { Cluster } from '../cluster/start-cluster';
import { until } from '../cluster/until';
import type { InsideOrder } from './inside/main';
import { listenOnPath } from './inside/tunnel';
import { ClusterNode } from './network/cluster-node';
import { endpointSlices, schedule } from './stand-ins/endpoints';
import { challengesOf, solverDocuments } from './stand-ins/http01-solver';
import { issue } from './stand-ins/signer';
import { authorityConfigMaps, podsWithTls, speakingPods } from './stand-ins/speech';

const READY_MILLISECONDS = 20_000;
const ROOT = join(__dirname, '..', '..');

/** Applied documents with everything that a living cluster would have made of them, up to pods that answer. */
export interface Stage {
  readonly node: ClusterNode;
  /** What was written, with the solvers. */
  readonly documents: readonly KubeObject[];
  /** PEM of who signed the certificates. */
  readonly authority: string;
  /** Where logs and configuration of programs of the node belong. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** Sets documents of the library on stage, with a solver for each HTTP-01 challenge that their Certificates need. */
export async function setStage(cluster: Cluster, name: string, written: readonly KubeObject[]): Promise<Stage> {
  const documents = [...written, ...challengesOf(written).flatMap((challenge) => solverDocuments(challenge, written))];
  const node = ClusterNode.start();
  let tunnel: Server | undefined;
  const stop = async () => {
    await node.stop();
    tunnel?.close();
  };
  try {
    const pods = schedule(documents, () => node.addPodAddress());
    const { authority, secrets, others } = await issue(documents, podsWithTls(pods).map(({ args }) => args.slice(1)));
    await apply(cluster, [...documents, ...secrets, ...authorityConfigMaps(pods, authority), ...endpointSlices(documents, pods)]);
    const port = Number(new URL(cluster.url).port);
    const path = join(cluster.folder, `${name}.sock`);
    tunnel = await listenOnPath(path, port);
    await startInside(node, cluster.folder, name, { apiServer: { port, path }, pods: speakingPods(pods, others) });
    return { node, documents, authority, folder: cluster.folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Applies what must be there, and takes no refusal. */
export async function apply(cluster: Cluster, documents: readonly KubeObject[]): Promise<void> {
  for (const { object, answer } of await applyDocuments(cluster.client, documents)) {
    if (!answer.ok) throw new Error(`${nameOf(object)} was refused: ${messageOf(answer)}`);
  }
}

/** The API server at its own address, as seen from the node, and the pods. */
async function startInside(
  node: ClusterNode, folder: string, name: string, order: Pick<InsideOrder, 'apiServer' | 'pods'>,
): Promise<void> {
  const [orderFile, readyFile] = [join(folder, `${name}.json`), join(folder, `${name}.ready`)];
  const content: InsideOrder = { ...order, readyFile };
  writeFileSync(orderFile, JSON.stringify(content));
  const inside = node.run({
    name: 'the pods',
    command: process.execPath,
    args: ['-r', 'ts-node/register/transpile-only', join(__dirname, 'inside', 'main.ts'), orderFile],
    env: { TS_NODE_PROJECT: join(ROOT, 'conformance', 'tsconfig.json') },
    cwd: ROOT,
    logFile: join(folder, `${name}.log`),
  });
  await until('the pods listen', READY_MILLISECONDS, async () => {
    if (inside.hasExited) throw new Error(inside.lastWords);
    return existsSync(readyFile) ? true : undefined;
  });
}
