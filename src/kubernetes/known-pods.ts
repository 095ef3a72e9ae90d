import { PodFacts, Subject, tryFacts } from '../model/subject';

/**
 * The app's own workloads, found by what a Service selects.
 *
 * @internal
 */
export class KnownPods {
  private byNamespace?: Map<string | undefined, Array<{ readonly subject: Subject; readonly labels: { readonly [key: string]: string } }>>;
  private readonly found = new Map<Subject, readonly Subject[]>();

  public constructor(private readonly adopted: readonly Subject[], private readonly factsOf: (subject: Subject) => PodFacts) {}

  /** The workloads whose pods a Service selects; the pods by its selector alone, where the app has none of them. */
  public selectedBy(subject: Subject): readonly Subject[] {
    if (subject.ofService !== true) return [subject];
    const known = this.found.get(subject);
    if (known !== undefined) return known;
    const { namespaceName, pods } = this.factsOf(subject);
    const own = (this.index().get(namespaceName) ?? []).filter(({ labels }) => pods.matches(labels)).map((each) => each.subject);
    const meant = own.length === 0 ? [subject] : own;
    this.found.set(subject, meant);
    return meant;
  }

  private index(): NonNullable<KnownPods['byNamespace']> {
    if (this.byNamespace !== undefined) return this.byNamespace;
    const index: NonNullable<KnownPods['byNamespace']> = new Map();
    for (const subject of this.adopted) {
      const facts = tryFacts(() => this.factsOf(subject));
      if (facts?.labels === undefined) continue;
      const place = index.get(facts.namespaceName);
      if (place === undefined) index.set(facts.namespaceName, [{ subject, labels: facts.labels }]);
      else place.push({ subject, labels: facts.labels });
    }
    this.byNamespace = index;
    return index;
  }
}
