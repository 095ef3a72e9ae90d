/** Pods that no policy selects, in one direction or in both. */
export class UnprotectedPods {
  /** @internal */
  public static _of(workload: string, ingress: boolean, egress: boolean, because: string): UnprotectedPods {
    return new UnprotectedPods(workload, ingress, egress, because);
  }

  private constructor(
    /** The workload, such as `shop/Deployment/web`. */
    public readonly workload: string,
    /** Whether anybody may reach them. */
    public readonly ingress: boolean,
    /** Whether they may reach anybody. */
    public readonly egress: boolean,
    /** Why. */
    public readonly because: string,
  ) {}

  /** As a person says it. */
  public toString(): string {
    const ways = [...(this.ingress ? ['ingress'] : []), ...(this.egress ? ['egress'] : [])].join(' and ');
    return `${this.workload}: ${ways} open, ${this.because}`;
  }

  /** All of it as JSON text. */
  public toJson(): string {
    return JSON.stringify({ ...this });
  }
}
