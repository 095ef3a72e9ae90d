import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

interface Dependency {
  readonly source: IConstruct;
  readonly target: IConstruct;
}

/**
 * Spells out what a dependency between constructs means for their charts and objects, as cdk8s does before it writes.
 *
 * @returns whether some chart depends on another
 * @internal
 */
export function resolveDependencies(constructs: readonly IConstruct[]): boolean {
  let across = false;
  const depend = (source: Chart, target: Chart) => {
    source.node.addDependency(target);
    across = true;
  };
  for (const parent of constructs.filter((construct) => Chart.isChart(construct))) {
    parent.node.children.filter((child) => Chart.isChart(child)).forEach((child) => depend(parent, child));
  }
  for (const { source, target } of dependenciesOf(constructs)) {
    const [sourceChart, targetChart] = [Chart.of(source), Chart.of(target)];
    if (sourceChart !== targetChart) depend(sourceChart, targetChart);
  }

  const objects = new Map<IConstruct, ApiObject[]>();
  const objectsOf = (construct: IConstruct) => {
    const known = objects.get(construct) ?? ownObjects(construct);
    objects.set(construct, known);
    return known;
  };
  for (const { source, target } of dependenciesOf(constructs)) {
    for (const dependency of objectsOf(target)) {
      for (const dependent of objectsOf(source)) {
        if (dependency !== dependent) dependent.node.addDependency(dependency);
      }
    }
  }
  return across;
}

/**
 * How many dependencies there are.
 *
 * @internal
 */
export function countDependencies(constructs: readonly IConstruct[]): number {
  return constructs.reduce((sum, { node }) => sum + node.dependencies.length, 0);
}

function dependenciesOf(constructs: readonly IConstruct[]): Dependency[] {
  return constructs.flatMap((source) => source.node.dependencies.map((target) => ({ source, target })));
}

function ownObjects(construct: IConstruct): ApiObject[] {
  const chart = Chart.of(construct);
  return construct.node.findAll().filter((child) => ApiObject.isApiObject(child)).filter((object) => Chart.of(object) === chart);
}
