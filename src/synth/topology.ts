import { DependencyGraph } from 'cdk8s';
import { IConstruct } from 'constructs';

type Dependencies = ReadonlyMap<IConstruct, readonly IConstruct[]>;

/**
 * The constructs of a scope, each after those it depends on: the order of cdk8s' `DependencyGraph`, in one walk.
 *
 * Whatever is not plainly a graph without circles is left to cdk8s, which also has the words for it.
 *
 * @internal
 */
export function topologyOf(scope: IConstruct): IConstruct[] {
  const all = scope.node.findAll();
  const dependencies = dependenciesWithin(scope, all);
  if (dependencies !== undefined && dependencies.size === 0) return numberedFirst(scope, all);
  const sorted = dependencies === undefined ? undefined : sort(numberedFirst(scope, all), dependencies);
  return sorted ?? new DependencyGraph(scope.node).topology();
}

/** Dependencies that stay in the scope; undefined when a target is known by its path alone, as one that was replaced is. */
function dependenciesWithin(scope: IConstruct, all: readonly IConstruct[]): Dependencies | undefined {
  const known = new Set(all);
  const dependencies = new Map<IConstruct, IConstruct[]>();
  for (const source of all) {
    const targets = source.node.dependencies;
    if (targets.some((target) => !known.has(target) && isBelow(target.node.path, scope.node.path))) return undefined;
    const inner = targets.filter((target) => known.has(target));
    if (inner.length > 0) dependencies.set(source, inner);
  }
  return dependencies;
}

function isBelow(path: string, ancestor: string): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}/`);
}

/** cdk8s keeps its vertices as keys of an object, and there keys that are numbers come first. */
function numberedFirst(scope: IConstruct, all: IConstruct[]): IConstruct[] {
  if (scope.node.path !== '') return all;
  const numbered = new Set(scope.node.children.filter(({ node }) => /^(0|[1-9]\d*)$/.test(node.id) && Number(node.id) < 2 ** 32 - 1));
  return numbered.size === 0 ? all : [...numbered, ...all.filter((construct) => !numbered.has(construct))];
}

/** Depth first from those nobody depends on, without recursion: chains may be longer than the stack; undefined when there is a circle. */
function sort(all: readonly IConstruct[], dependencies: Dependencies): IConstruct[] | undefined {
  const dependedOn = new Set([...dependencies.values()].flat());
  const entered = new Set<IConstruct>();
  const sorted = new Set<IConstruct>();
  for (const root of all) {
    if (dependedOn.has(root)) continue;
    const trail = [{ construct: root, next: 0 }];
    while (trail.length > 0) {
      const top = trail[trail.length - 1];
      entered.add(top.construct);
      const target = dependencies.get(top.construct)?.[top.next++];
      if (target === undefined) {
        sorted.add(top.construct);
        trail.pop();
      } else if (!sorted.has(target)) {
        if (entered.has(target)) return undefined;
        trail.push({ construct: target, next: 0 });
      }
    }
  }
  return sorted.size === all.length ? [...sorted] : undefined;
}
