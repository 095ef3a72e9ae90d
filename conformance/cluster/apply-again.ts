import { isDeepStrictEqual } from 'util';
import { Answer, ApiClient } from './api-client';
import { KubeObject } from './object';

/**
 * Applies an object a second time and says what changed; nothing, if it is as it should be.
 *
 * A custom resource whose definition has a default status (Gateway, ListenerSet) is stored without it when it is created,
 * and with it at the next write: such a second write differs in the resource version alone, and a third must not write.
 */
export async function applyAgain(client: ApiClient, object: KubeObject, first: Answer): Promise<string | undefined> {
  const second = await client.apply(object);
  if (!second.ok) return `was refused when applied again: ${messageOf(second)}`;
  if (versionOf(second) === versionOf(first)) return undefined;
  if (!isDeepStrictEqual(withoutVersion(first), withoutVersion(second))) return 'changed when applied again';
  const third = await client.apply(object);
  return versionOf(third) === versionOf(second) ? undefined : 'is written anew each time it is applied';
}

export function messageOf({ status, body }: Answer): string {
  return typeof body?.message === 'string' ? body.message : `${status} ${JSON.stringify(body)}`;
}

function versionOf({ body }: Answer): string {
  return body.metadata?.resourceVersion;
}

function withoutVersion({ body }: Answer): object {
  return { ...body, metadata: { ...body.metadata, resourceVersion: undefined } };
}
