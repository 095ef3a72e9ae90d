import { IConstruct } from 'constructs';
import { NetworkError, refuse } from '../values/errors';
import { Finding, findingKey, findingOf, findingText, Severity } from './finding';
import { Flow, Isolation } from './flow';
import { Subject } from './subject';

const LEDGER = Symbol.for('cdk8s-networking.Ledger');

/** @internal */
export interface Acknowledgement {
  readonly scope: IConstruct;
  readonly id: string;
  readonly reason: string;
}

/**
 * Why pods do not see who really calls them, and where a limit by address belongs instead.
 *
 * @internal
 */
export interface HiddenClients {
  readonly because: string;
  readonly mend: string;
}

/**
 * What one app wished, each fact once, kept at the root of its tree.
 *
 * Wishes only grow, so whatever is derived from them holds while `version` stands still.
 *
 * @internal
 */
export class Ledger {
  public static of(scope: IConstruct): Ledger {
    const root = scope.node.root as IConstruct & { [LEDGER]?: Ledger };
    const known = root[LEDGER];
    if (known !== undefined) return known;
    const made = new Ledger();
    Object.defineProperty(root, LEDGER, { value: made });
    root.node.addValidation({ validate: () => made.validate() });
    return made;
  }

  /** Grows with every wish. */
  public version = 0;
  public readonly flows: Flow[] = [];
  /** Namespaces whose every pod is isolated. */
  public readonly isolatedNamespaces = new Map<string, Isolation>();
  /** Pods known by a pod template, which tells more of them than labels do. */
  public readonly adopted: Subject[] = [];
  public readonly isolatedSubjects = new Map<Subject, Isolation>();
  /** Pods that see another address than their client's, and why. */
  public readonly hiddenClients = new Map<Subject, HiddenClients>();
  /** Labels of the Namespaces that this app writes. */
  public readonly namespaceLabels = new Map<string, { readonly [key: string]: string }>();
  /** Pods of data planes, by the term that names them: written for where this app isolates their namespace. */
  public readonly proxies = new Map<string, Subject>();
  public readonly acknowledgements: Acknowledgement[] = [];

  private readonly noted = new Map<string, { readonly finding: Finding; readonly holds: () => boolean }>();
  private derived: readonly Finding[] = [];
  private readonly settlers: Array<() => readonly Finding[]> = [];
  private readonly claims = new Map<string, string>();
  private readonly printed = new Set<string>();
  private settledVersion = -1;
  private settling = false;

  public addFlow(flow: Flow): void {
    this.flows.push(flow);
    this.version++;
  }

  /** Every pod of the namespace takes part in declared flows alone; twice the same namespace is refused. */
  public isolateNamespace(namespaceName: string, isolation: Isolation): void {
    this.claim(`the isolation of namespace ${namespaceName}`, isolation.scope, 'secure a namespace once');
    this.isolatedNamespaces.set(namespaceName, isolation);
    this.version++;
  }

  public isolateSubject(subject: Subject, isolation: Isolation): void {
    this.isolatedSubjects.set(subject, isolation);
    this.version++;
  }

  public adopt(subject: Subject): void {
    this.adopted.push(subject);
    this.version++;
  }

  /** What a floor above derives from the wishes; run by `settle`. */
  public onSettle(settler: () => readonly Finding[]): void {
    this.settlers.push(settler);
    this.version++;
  }

  /** Brings what is derived up to date; costs nothing when no wish came since. */
  public settle(): void {
    if (this.settling || this.settledVersion === this.version) return;
    this.settling = true;
    try {
      this.derived = this.settlers.flatMap(attempt);
      this.settledVersion = this.version;
    } finally {
      this.settling = false;
    }
  }

  /** @param holds whether it is so, asked when findings are; always, when absent */
  public note(finding: Finding, holds = () => true): void {
    this.noted.set(findingKey(finding), { finding, holds });
  }

  /** Says that `owner` writes the thing named `what`; a second owner is refused. */
  public claim(what: string, owner: IConstruct, mend: string): void {
    const first = this.claims.get(what);
    if (first !== undefined && first !== owner.node.path) {
      refuse('NameTaken', `${what} is already written by [${first}]; ${mend}`, owner);
    }
    this.claims.set(what, owner.node.path);
  }

  /** Every finding, each once, sorted by path, with the reason of the nearest acknowledgement above it. */
  public findings(): Finding[] {
    this.settle();
    const noted = [...this.noted].filter(([, { holds }]) => holds()).map(([key, { finding }]) => [key, finding] as const);
    const unique = new Map([...noted, ...this.derived.map((finding) => [findingKey(finding), finding] as const)]);
    const reasons = this.reasons();
    return [...unique.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => {
      const nearest = pathsAbove(finding.path).find((path) => reasons.has(`${finding.id} ${path}`));
      return nearest === undefined ? finding : { ...finding, acknowledgedBecause: reasons.get(`${finding.id} ${nearest}`) };
    });
  }

  /** By the finding and the path they hold for; of two reasons for the same, the one that sorts first. */
  private reasons(): Map<string, string> {
    const sorted = [...this.acknowledgements].sort((a, b) => (a.reason < b.reason ? 1 : -1));
    return new Map(sorted.map(({ scope, id, reason }) => [`${id} ${scope.node.path}`, reason]));
  }

  private validate(): string[] {
    const open = this.findings().filter((finding) => finding.acknowledgedBecause === undefined);
    for (const finding of open.filter(({ severity }) => severity === Severity.WARNING)) {
      const key = findingKey(finding);
      if (this.printed.has(key)) continue;
      this.printed.add(key);
      process.stderr.write(`warning ${findingText(finding)}\n`);
    }
    return open.filter(({ severity }) => severity === Severity.ERROR).map(findingText);
  }
}

function attempt(settler: () => readonly Finding[]): readonly Finding[] {
  try {
    return settler();
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return [findingOf(error, '')];
  }
}

/** A path and those of the constructs above it, the nearest first; the root has none. */
function pathsAbove(path: string): string[] {
  const parts = path.split('/');
  return [...parts.map((_, at) => parts.slice(0, parts.length - at).join('/')), ''];
}
