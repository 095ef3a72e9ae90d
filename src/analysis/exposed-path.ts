import { Verdict } from './explanation';

/** A way from the outside to some pods: a listener, a host and a path. */
export class ExposedPath {
  /** @internal */
  public static _of(facts: Omit<ExposedPath, 'toString' | 'toJson'>): ExposedPath {
    return new ExposedPath(facts);
  }

  /** Where requests come in, such as `Ingress shop/web of class traefik` or `LoadBalancer shop/db`. */
  public readonly listener: string;
  /** The host that is asked for; `*` for every one. */
  public readonly hostname: string;
  /** The path it begins at; `/` for all. */
  public readonly path: string;
  /** The Service it leads to, such as `shop/Service/web`. */
  public readonly service: string;
  /** The workload that answers; empty where nobody showed one. */
  public readonly workload: string;
  /** The ports on which its pods are reached. */
  public readonly ports: string;
  /** Whether requests arrive. */
  public readonly verdict: Verdict;
  /** Why not, or why nobody can tell. */
  public readonly reasons: string[];
  /** What must be so in places that nobody showed, for requests to arrive. */
  public readonly preconditions: string[];

  private constructor(facts: Omit<ExposedPath, 'toString' | 'toJson'>) {
    this.listener = facts.listener;
    this.hostname = facts.hostname;
    this.path = facts.path;
    this.service = facts.service;
    this.workload = facts.workload;
    this.ports = facts.ports;
    this.verdict = facts.verdict;
    this.reasons = facts.reasons;
    this.preconditions = facts.preconditions;
  }

  /** As a person says it. */
  public toString(): string {
    return [
      `${this.listener}, ${this.hostname}${this.path} → ${this.workload || this.service} on ${this.ports}: ${this.verdict}`,
      ...this.reasons.map((reason) => `  because ${reason}`),
      ...this.preconditions.map((precondition) => `  if ${precondition}`),
    ].join('\n');
  }

  /** All of it as JSON text. */
  public toJson(): string {
    return JSON.stringify({ ...this });
  }
}
