import { readFileSync, writeFileSync } from 'fs';
import { Pod, servePod } from './pod';
import { listenOnLoopback } from './tunnel';

/** What the program on the node is told, in a file that its only argument names. */
export interface InsideOrder {
  readonly apiServer: { readonly port: number; readonly path: string };
  readonly pods: readonly Pod[];
  /** Written once everything listens. */
  readonly readyFile: string;
}

async function main(): Promise<void> {
  const { apiServer, pods, readyFile } = JSON.parse(readFileSync(process.argv[2], 'utf8')) as InsideOrder;
  await listenOnLoopback(apiServer.port, apiServer.path);
  await Promise.all(pods.map(servePod));
  writeFileSync(readyFile, '');
}

if (require.main === module) void main();
