import { KubeObject } from '../cluster/object';

/** Objects that the library wrote and the API server took, kept for judges that look at one kind alone. */
export class Corpus {
  private readonly objects = new Map<string, KubeObject>();

  public add(object: KubeObject): void {
    this.objects.set(JSON.stringify(object), object);
  }

  /** Each different object of these kinds once. */
  public ofKinds(group: string, ...kinds: readonly string[]): KubeObject[] {
    return [...this.objects.values()].filter(({ apiVersion, kind }) => apiVersion.startsWith(`${group}/`) && kinds.includes(kind));
  }
}
