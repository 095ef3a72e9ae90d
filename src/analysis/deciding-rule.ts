import { Decided } from '../engine/chain';

/** One rule, or the lack of one, that decided about some ports at one end. */
export class DecidingRule {
  /** @internal */
  public static _of({ by, action, ports, doubt }: Decided, places: ReadonlyMap<string, string>): DecidingRule[] {
    const text = ports.toString();
    if (by === 'nobody') return [new DecidingRule('accept', text, '', '', '', doubt)];
    if ('rule' in by) {
      const { policy, rule } = by;
      return [new DecidingRule(action, text, policy.object, rule.path, places.get(policy.object) ?? '', doubt)];
    }
    return by.isolating.map(({ policy }) => new DecidingRule('deny', text, policy.object, '', places.get(policy.object) ?? '', doubt));
  }

  private constructor(
    /** `accept`, `deny` or `pass`. */
    public readonly action: string,
    /** The ports it decided about, such as `TCP 80,443`. */
    public readonly ports: string,
    /** The object it stands in, such as `shop/NetworkPolicy/web`; empty where no policy decided. */
    public readonly policy: string,
    /** Where it stands there, such as `spec.ingress[0]`; empty where a policy isolates and none of its rules allows. */
    public readonly path: string,
    /** File and line of the object, or the construct that wrote it. */
    public readonly place: string,
    /**
     * Why it may be otherwise.
     *
     * @default - it is certain
     */
    public readonly doubt?: string,
  ) {}

  /** The policy with its place. */
  public get policyAndPlace(): string {
    return `${this.policy}${this.place === '' ? '' : ` (${this.place})`}`;
  }

  /** As a person says it. */
  public toString(): string {
    const doubt = this.doubt === undefined ? '' : `, perhaps: ${this.doubt}`;
    if (this.policy === '') return `no policy decides about ${this.ports}, so it passes${doubt}`;
    if (this.path === '') return `${this.policyAndPlace} isolates, and no rule allows ${this.ports === 'all ports' ? 'anything' : this.ports}${doubt}`;
    return `${this.policyAndPlace} ${this.path} ${this.action}s ${this.ports}${doubt}`;
  }
}
