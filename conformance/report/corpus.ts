import { KubeObject } from '../cluster/object';

/** Objects that the library wrote, as the API server took them with its defaults: what admission webhooks are shown. */
export class Corpus {
  private readonly objects = new Map<string, KubeObject>();

  public add(object: KubeObject): void {
    const { name, namespace, labels, annotations } = object.metadata;
    const bare = { ...object, metadata: { name, namespace, labels, annotations } };
    this.objects.set(JSON.stringify(bare), bare);
  }

  /** Each different object of these kinds once. */
  public ofKinds(group: string, ...kinds: readonly string[]): KubeObject[] {
    return [...this.objects.values()].filter(({ apiVersion, kind }) => apiVersion.startsWith(`${group}/`) && kinds.includes(kind));
  }
}
