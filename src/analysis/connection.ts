/** Sources that can all reach the same targets on the same ports. */
export class Connection {
  /** @internal */
  public static _of(sources: string[], targets: string[], ports: string, undeterminedPorts: string): Connection {
    return new Connection(sources, targets, ports, undeterminedPorts);
  }

  private constructor(
    /** Who opens connections: each of them to each target. */
    public readonly sources: string[],
    /** Who receives them. */
    public readonly targets: string[],
    /** Ports that are open, such as `TCP 80,443`; `no ports` where it is only perhaps. */
    public readonly ports: string,
    /** Ports of which nobody can tell; `no ports` where all is certain. */
    public readonly undeterminedPorts: string,
  ) {}

  /** As a person says it. */
  public toString(): string {
    const perhaps = this.undeterminedPorts === 'no ports' ? [] : [`perhaps ${this.undeterminedPorts}`];
    const ports = [...(this.ports === 'no ports' ? [] : [this.ports]), ...perhaps].join('; ');
    return `${listText(this.sources)} → ${listText(this.targets)}: ${ports}`;
  }

  /** All of it as JSON text. */
  public toJson(): string {
    return JSON.stringify({ ...this });
  }
}

const SHOWN = 6;

function listText(names: readonly string[]): string {
  const more = names.length - SHOWN;
  return more > 1 ? `${names.slice(0, SHOWN).join(', ')} and ${more} more` : names.join(', ');
}
