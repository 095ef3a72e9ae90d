import { generateKeyPairSync, randomBytes } from 'crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { apiServerBinary, etcdBinary } from '../cache/binaries';
import { ApiClient } from './api-client';
import { freePorts } from './free-ports';
import { StartedProcess } from './started-process';
import { until } from './until';

/** An etcd and a kube-apiserver on loopback, empty but for what an API server makes by itself. */
export interface Cluster {
  readonly url: string;
  /** Bearer token of a cluster administrator. */
  readonly token: string;
  /** The certificate to trust. */
  readonly caFile: string;
  /** Where its data and logs are; gone once it is stopped. */
  readonly folder: string;
  readonly client: ApiClient;
  stop(): Promise<void>;
}

const READY_MILLISECONDS = 90_000;
const GRACE_MILLISECONDS = 3_000;

/** Starts both, built first where they are missing, on free ports and with a fresh data folder. */
export async function startCluster(): Promise<Cluster> {
  const [etcd, apiServer] = [await etcdBinary(), await apiServerBinary()];
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const [clientPort, peerPort, securePort] = await freePorts(3);
  const token = randomBytes(16).toString('hex');
  const started: StartedProcess[] = [];
  const stop = async () => {
    // The API server first: without etcd it would wait for it in vain.
    for (const each of started.reverse()) await each.stop(GRACE_MILLISECONDS);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  try {
    started.push(new StartedProcess({ name: 'etcd', command: etcd, args: etcdArgs(folder, clientPort, peerPort), logFile: join(folder, 'etcd.log') }));
    const server = new StartedProcess({
      name: 'kube-apiserver', command: apiServer, args: apiServerArgs(folder, clientPort, securePort, token), logFile: join(folder, 'kube-apiserver.log'),
    });
    started.push(server);
    const [url, caFile] = [`https://127.0.0.1:${securePort}`, join(folder, 'certificates', 'apiserver.crt')];
    const client = await until('kube-apiserver is ready', READY_MILLISECONDS, async () => {
      const dead = started.find(({ hasExited }) => hasExited);
      if (dead !== undefined) throw new Error(dead.lastWords);
      return ApiClient.ifReady({ url, token, caFile });
    });
    return { url, token, caFile, folder, client, stop };
  } catch (error) {
    const words = started.map(({ lastWords }) => lastWords).join('\n');
    await stop();
    throw new Error(`the cluster did not start: ${String(error)}\n${words}`);
  }
}

function etcdArgs(folder: string, clientPort: number, peerPort: number): string[] {
  const [client, peer] = [`http://127.0.0.1:${clientPort}`, `http://127.0.0.1:${peerPort}`];
  return [
    '--data-dir', join(folder, 'etcd'), '--unsafe-no-fsync', '--log-level', 'warn',
    '--listen-client-urls', client, '--advertise-client-urls', client,
    '--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer, '--initial-cluster', `default=${peer}`,
  ];
}

function apiServerArgs(folder: string, etcdPort: number, securePort: number, token: string): string[] {
  const [keyFile, tokenFile] = [join(folder, 'service-accounts.key'), join(folder, 'tokens.csv')];
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 });
  writeFileSync(tokenFile, `${token},admin,1,"system:masters"\n`, { mode: 0o600 });
  return [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    '--bind-address=127.0.0.1', '--advertise-address=127.0.0.1', `--secure-port=${securePort}`, `--cert-dir=${join(folder, 'certificates')}`,
    // Both families, so that what asks for dual stack can be given it.
    '--service-cluster-ip-range=10.96.0.0/16,fd00:10:96::/112',
    `--token-auth-file=${tokenFile}`, '--authorization-mode=RBAC',
    '--service-account-issuer=https://kubernetes.default.svc', `--service-account-signing-key-file=${keyFile}`, `--service-account-key-file=${keyFile}`,
    // Nobody makes the default service accounts that this plugin waits for.
    '--disable-admission-plugins=ServiceAccount', '--endpoint-reconciler-type=none', '--allow-privileged=true',
  ];
}
