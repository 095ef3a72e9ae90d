import { customResourceDefinitions } from '../cache/crds';
import { ApiClient } from './api-client';
import { KubeObject } from './object';
import { until } from './until';

const ESTABLISHED_MILLISECONDS = 60_000;

/** Teaches the API server the vendors' kinds, and waits until it serves all of them. */
export async function applyCrds(client: ApiClient): Promise<KubeObject[]> {
  const definitions = await customResourceDefinitions();
  const answers = await Promise.all(definitions.map(async (definition) => client.create(definition)));
  answers.forEach(({ ok, body }, index) => {
    if (!ok) throw new Error(`CustomResourceDefinition ${definitions[index].metadata.name} was refused: ${body.message ?? body}`);
  });
  await until('every CustomResourceDefinition is established', ESTABLISHED_MILLISECONDS, async () => {
    const { body } = await client.send('GET', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions');
    return body.items.length === definitions.length && body.items.every(isEstablished) ? true : undefined;
  });
  return definitions;
}

function isEstablished({ status }: { status?: { conditions?: Array<{ type: string; status: string }> } }): boolean {
  return status?.conditions?.some((condition) => condition.type === 'Established' && condition.status === 'True') === true;
}
