import { App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { countDependencies, resolveDependencies } from './dependencies';

/**
 * What cdk8s does to the whole app before it writes a chart: dependencies are spelled out, and everything is validated.
 *
 * cdk8s does it again for every chart, and so what a validation adds is validated too. Here a round that changed nothing is the last.
 *
 * @internal
 */
export class Preparation {
  private readonly first: readonly IConstruct[];
  private settled = false;

  public constructor(private readonly app: App) {
    this.first = app.node.findAll();
  }

  /** Of the constructs that stood before anything was validated, as cdk8s has it. */
  public validate(): void {
    validate(this.first);
  }

  /** @returns whether some chart depends on another */
  public resolve(): boolean {
    return resolveDependencies(this.first);
  }

  /** To be called before each chart. */
  public settle(): void {
    if (this.settled) return;
    const before = this.app.node.findAll();
    resolveDependencies(before);
    const dependencies = countDependencies(before);
    validate(before);
    const after = this.app.node.findAll();
    this.settled = after.length === before.length && after.every((construct, at) => construct === before[at])
      && countDependencies(after) === dependencies;
  }
}

function validate(constructs: readonly IConstruct[]): void {
  const errors = constructs.flatMap(({ node }) => node.validate().map((error) => `[${node.path}] ${error}`));
  // The words are cdk8s', so that whoever reads them finds what others wrote about them.
  if (errors.length > 0) throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
}
