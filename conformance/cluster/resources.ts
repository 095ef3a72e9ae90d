import type { Answer } from './api-client';

/** A kind as the API serves it. */
export interface Resource {
  readonly plural: string;
  readonly namespaced: boolean;
  /** The path of all its objects, of one namespace where the kind has them. */
  collection(namespace?: string): string;
}

interface ResourceList {
  readonly resources: ReadonlyArray<{ readonly name: string; readonly kind: string; readonly namespaced: boolean }>;
}

/** Finds out once for each group and version which kinds it has. */
export class ResourceIndex {
  private readonly known = new Map<string, Promise<ResourceList>>();

  public constructor(private readonly get: (path: string) => Promise<Answer>) {}

  public async find(apiVersion: string, kind: string): Promise<Resource> {
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const list = this.known.get(root) ?? this.list(root);
    this.known.set(root, list);
    const found = (await list).resources.find((each) => each.kind === kind && !each.name.includes('/'));
    if (found === undefined) throw new Error(`the API server does not serve ${kind} of ${apiVersion}`);
    return {
      plural: found.name,
      namespaced: found.namespaced,
      collection: (namespace) => `${root}/${found.namespaced ? `namespaces/${encodeURIComponent(namespace ?? 'default')}/` : ''}${found.name}`,
    };
  }

  private async list(root: string): Promise<ResourceList> {
    const { ok, body } = await this.get(root);
    if (!ok) {
      // Asked too early, perhaps: the next one asks again.
      this.known.delete(root);
      throw new Error(`the API server does not serve ${root}`);
    }
    return body as ResourceList;
  }
}
