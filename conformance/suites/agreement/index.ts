import { ApiClient } from '../../cluster/api-client';
import { KubeObject } from '../../cluster/object';
import { CertManagerJudge } from '../../judges/cert-manager';
import { markdownTable } from '../../report/markdown-table';
import { Suite, SuiteResult } from '../suite';
import { Agreement, ask, Judge, serverJudge } from './ask';
import { BACKEND_TLS_POLICY_QUESTION } from './backend-tls-policy';
import { CERTIFICATE_QUESTION } from './certificate';
import { GATEWAY_QUESTION, LISTENER_SET_QUESTION } from './gateway';
import { GRPC_ROUTE_QUESTION } from './grpc-route';
import { HTTP_ROUTE_QUESTION } from './http-route';
import { INGRESS_QUESTION } from './ingress';
import { ISSUER_QUESTION } from './issuer';
import { NETWORK_POLICY_QUESTION } from './network-policy';
import { HOME } from './our-answer';
import { Question } from './question';
import { REFERENCE_GRANT_QUESTION } from './reference-grant';
import { SERVICE_QUESTION } from './service';
import { TLS_ROUTE_QUESTION } from './tls-route';

/** The same inputs each time; others with CONFORMANCE_SEED. */
const SEED = Number(process.env.CONFORMANCE_SEED ?? 20261120);
/** Inputs of each kind. */
const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 2500);

/** Random inputs, good and bad: what we accept the server accepts, and what we refuse it refuses, or the reason is listed. */
export const AGREEMENT: Suite = {
  title: 'Agreement on random input',
  run: async ({ cluster: { client } }): Promise<SuiteResult> => {
    await client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: HOME } });
    const certManager = await CertManagerJudge.start();
    try {
      const server = serverJudge(async (object) => client.create(object, { dryRun: true }));
      const agreements: Agreement[] = [];
      const put = async <T>(question: Question<T>, judge = server) => agreements.push(await ask(question, judge, SEED, RUNS));
      await put(SERVICE_QUESTION);
      await put(INGRESS_QUESTION);
      await put(NETWORK_POLICY_QUESTION);
      await put(HTTP_ROUTE_QUESTION);
      await put(GRPC_ROUTE_QUESTION);
      await put(TLS_ROUTE_QUESTION);
      await put(BACKEND_TLS_POLICY_QUESTION);
      await put(GATEWAY_QUESTION);
      await put(LISTENER_SET_QUESTION);
      await put(REFERENCE_GRANT_QUESTION);
      await put(CERTIFICATE_QUESTION, withWebhook(client, certManager));
      await put(ISSUER_QUESTION, withWebhook(client, certManager));
      return result(agreements);
    } finally {
      certManager.stop();
    }
  },
};

/** The API server, and then cert-manager's admission webhook, as in a cluster that has it. */
function withWebhook(client: ApiClient, certManager: CertManagerJudge): Judge {
  return serverJudge(async (object: KubeObject) => {
    const answer = await client.create(object, { dryRun: true });
    if (!answer.ok || !object.apiVersion.startsWith('cert-manager.io/')) return answer;
    // A webhook is shown the object with the defaults of its definition.
    const { error, warnings = [] } = await certManager.judge(answer.body as KubeObject);
    return { ...answer, ok: error === undefined, body: error ?? answer.body, warnings: [...answer.warnings, ...warnings] };
  });
}

function result(agreements: readonly Agreement[]): SuiteResult {
  const columns = ['both accept', 'both refuse', 'only we refuse', 'disagreement'] as const;
  return {
    passed: agreements.reduce((sum, { counts }) => sum + columns.slice(0, -1).reduce((each, column) => each + counts[column], 0), 0),
    failures: agreements.flatMap(({ failures }) => failures),
    report: [
      ...markdownTable(['kind', 'inputs', ...columns], agreements.map(({ kind, counts }) =>
        [kind, `${columns.reduce((sum, column) => sum + counts[column], 0)}`, ...columns.map((column) => `${counts[column]}`)])), '',
      `Seed ${SEED}. What we accept is put to the server as we write it, too, and no warning may come back.`, '',
      'Why we alone refuse:', '',
      ...agreements.flatMap(({ kind, reasons }) => [...reasons].sort(([a], [b]) => (a < b ? -1 : 1)).map(([because, count]) => `- ${kind}, ${count} ×: ${because}`)),
    ],
  };
}
