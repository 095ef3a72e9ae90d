import { Answer, ApiClient } from './api-client';
import { messageOf } from './apply-again';
import { KubeObject, nameOf } from './object';

/** What became of one object. */
export interface Applied {
  readonly object: KubeObject;
  readonly answer: Answer;
}

/**
 * The order in which the documents of an app can be applied: Namespaces first, then cdk8s' own file order.
 *
 * One file has its own Namespace first already; what is hoisted are those of other charts, whose objects may stand in an
 * earlier file (a ReferenceGrant beside somebody else's Service). Nothing else has to come first: the API server looks
 * nobody up but the namespace, so classes, Secrets, issuers and Gateways may follow or be somebody else's.
 */
export function inApplyOrder(documents: readonly KubeObject[]): KubeObject[] {
  const isNamespace = ({ kind, apiVersion }: KubeObject) => kind === 'Namespace' && apiVersion === 'v1';
  return [...documents.filter(isNamespace), ...documents.filter((document) => !isNamespace(document))];
}

/** Namespaces that documents live in and none of them writes: those of people and programs that were there before. */
export function namespacesOfOthers(documents: readonly KubeObject[]): KubeObject[] {
  const written = new Set(documents.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
  const needed = new Set(documents.flatMap(({ metadata: { namespace } }) => namespace ?? []));
  return [...needed].filter((name) => !written.has(name) && name !== 'default')
    .map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
}

/** Applies the documents one after the other, with the namespaces they need; stops at nothing, so every refusal is seen. */
export async function applyDocuments(client: ApiClient, documents: readonly KubeObject[]): Promise<Applied[]> {
  for (const namespace of namespacesOfOthers(documents)) {
    const answer = await client.apply(namespace);
    if (!answer.ok) throw new Error(`${nameOf(namespace)} was refused: ${messageOf(answer)}`);
  }
  const applied: Applied[] = [];
  for (const object of inApplyOrder(documents)) applied.push({ object, answer: await client.apply(object) });
  return applied;
}
