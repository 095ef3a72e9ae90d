import { PolicySubject } from '../model/policy-dialect';
import { dnsLabel, shortHash } from '../values/names';

/** @internal */
export interface Nameable {
  /** What makes the policy one policy, whatever it is called. */
  readonly key: string;
  readonly namespaceName?: string;
  readonly name: string;
  readonly kind: string;
}

/**
 * Names of policies: the workload's own; with its kind where two in a namespace share it; with a hash where that is not enough.
 *
 * @internal
 */
export class PolicyNames {
  /** A name stays what it was when the object was created. */
  private readonly given = new Map<string, string>();

  public give(reserved: readonly PolicySubject[], wanted: readonly Nameable[]): ReadonlyMap<string, string> {
    const taken = new Set(reserved.map(({ namespaceName, name }) => place(namespaceName, name)));
    const wishes = new Map<string, number>();
    for (const { namespaceName, name } of wanted) wishes.set(place(namespaceName, name), (wishes.get(place(namespaceName, name)) ?? 0) + 1);
    for (const { key, namespaceName } of wanted) {
      const known = this.given.get(key);
      if (known !== undefined) taken.add(place(namespaceName, known));
    }
    for (const { key, namespaceName, name, kind } of wanted) {
      if (this.given.has(key)) continue;
      const shared = wishes.get(place(namespaceName, name))! > 1;
      // A workload's name may have points, a label may not.
      const parts = [name.replaceAll('.', '-'), kind.toLowerCase()];
      const free = [...(shared ? [] : [name]), dnsLabel(...parts)].find((each) => !taken.has(place(namespaceName, each)));
      const chosen = free ?? dnsLabel(...parts, shortHash(key));
      taken.add(place(namespaceName, chosen));
      this.given.set(key, chosen);
    }
    return this.given;
  }
}

function place(namespaceName: string | undefined, name: string): string {
  return `${namespaceName ?? ''}/${name}`;
}
