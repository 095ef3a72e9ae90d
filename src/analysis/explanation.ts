import { DecidingRule } from './deciding-rule';

/** What becomes of the ports that were asked for. */
export enum Verdict {
  /** Open; without a port, on one at least. */
  ALLOWED = 'allowed',
  /** Closed, on all of them. */
  DENIED = 'denied',
  /** Some open and some closed, or not for all who were asked about. */
  PARTLY_ALLOWED = 'partly allowed',
  /** What was shown does not tell. */
  UNDETERMINED = 'undetermined',
}

/** Why one workload, node or address can reach another, or cannot. */
export class PairExplanation {
  /** @internal */
  public static _of(facts: Omit<PairExplanation, 'toString'>): PairExplanation {
    return new PairExplanation(facts);
  }

  /** Who opens the connection. */
  public readonly source: string;
  /** Who receives it. */
  public readonly target: string;
  /** What becomes of the ports that were asked for. */
  public readonly verdict: Verdict;
  /** Ports that are open, such as `TCP 80,443`; `no ports` where none is. */
  public readonly allowedPorts: string;
  /** Ports of which nobody can tell. */
  public readonly undeterminedPorts: string;
  /** What decided where the source's traffic leaves. */
  public readonly sourceRules: DecidingRule[];
  /** What decided where it enters. */
  public readonly targetRules: DecidingRule[];
  /** What would have to be otherwise for the verdict to change, or to be certain. */
  public readonly changes: string[];
  /** What else there is to know. */
  public readonly notes: string[];

  private constructor(facts: Omit<PairExplanation, 'toString'>) {
    this.source = facts.source;
    this.target = facts.target;
    this.verdict = facts.verdict;
    this.allowedPorts = facts.allowedPorts;
    this.undeterminedPorts = facts.undeterminedPorts;
    this.sourceRules = facts.sourceRules;
    this.targetRules = facts.targetRules;
    this.changes = facts.changes;
    this.notes = facts.notes;
  }

  /** As a person says it. */
  public toString(): string {
    const ports = this.allowedPorts === 'no ports' ? '' : ` on ${this.allowedPorts}`;
    const perhaps = this.undeterminedPorts === 'no ports' ? '' : `; nobody can tell on ${this.undeterminedPorts}`;
    return [
      `${this.source} → ${this.target}: ${this.verdict}${this.verdict === Verdict.DENIED ? '' : ports}${perhaps}`,
      ...rulesText(this.sourceRules).map((text) => `  leaving: ${text}`),
      ...rulesText(this.targetRules).map((text) => `  entering: ${text}`),
      ...this.changes.map((change) => `  to change it: ${change}`),
      ...this.notes.map((note) => `  note: ${note}`),
    ].join('\n');
  }
}

/** The answer to whether one end can reach another, and why. */
export class Explanation {
  /** @internal */
  public static _of(source: string, target: string, pairs: PairExplanation[]): Explanation {
    return new Explanation(source, target, pairs, overall(pairs.map(({ verdict }) => verdict)));
  }

  private constructor(
    /** Who was asked about, as the source. */
    public readonly source: string,
    /** Who was asked about, as the target. */
    public readonly target: string,
    /** Each pair of a source and a target: several where a Service or a peer stands for several. */
    public readonly pairs: PairExplanation[],
    /** What holds for all of them together. */
    public readonly verdict: Verdict,
  ) {}

  /** As a person says it. */
  public toString(): string {
    const text = this.pairs.map((pair) => pair.toString()).join('\n');
    return this.pairs.length === 1 ? text : `${this.source} → ${this.target}: ${this.verdict}${text === '' ? ', nobody is there' : `\n${text}`}`;
  }

  /** All of it as JSON text. */
  public toJson(): string {
    return JSON.stringify({ ...this }, undefined, 2);
  }
}

/** Policies that isolate together are said together. */
function rulesText(rules: readonly DecidingRule[]): string[] {
  const isolating = rules.filter(({ policy, path }) => policy !== '' && path === '');
  const rest = rules.filter((rule) => !isolating.includes(rule)).map((rule) => rule.toString());
  if (isolating.length < 2 || new Set(isolating.map(({ ports, doubt }) => `${ports} ${doubt ?? ''}`)).size > 1) {
    return [...rest, ...isolating.map((rule) => rule.toString())];
  }
  const [{ ports, doubt }] = isolating;
  const perhaps = doubt === undefined ? '' : `, perhaps: ${doubt}`;
  return [...rest, `${isolating.map(({ policyAndPlace }) => policyAndPlace).join(', ')} isolate, and no rule allows ${ports === 'all ports' ? 'anything' : ports}${perhaps}`];
}

/** @internal What holds for several together. */
export function overall(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(Verdict.UNDETERMINED)) return Verdict.UNDETERMINED;
  if (verdicts.every((verdict) => verdict === Verdict.DENIED)) return Verdict.DENIED;
  return verdicts.every((verdict) => verdict === Verdict.ALLOWED) ? Verdict.ALLOWED : Verdict.PARTLY_ALLOWED;
}
