import * as cdk8s from 'cdk8s';
import { Construct, DependencyGroup } from 'constructs';
import * as fc from 'fast-check';
import { spec } from './arbitraries';

/** What stands in an app: charts, groups of constructs, and objects. */
export interface Part {
  readonly sort: 'chart' | 'group' | 'object' | 'lazy' | 'token' | 'union' | 'patched' | 'nested' | 'broken';
  readonly id: string;
  readonly kind: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly hashes: boolean;
  readonly spec: { readonly [key: string]: unknown };
  readonly validation: 'none' | 'fails' | 'adds' | 'renames' | 'fails at last';
  readonly parts: readonly Part[];
}

/** A dependency between the constructs at two places, counted in the order of their making. */
export type Edge = readonly [number, number, 'construct' | 'group'];

export interface Plan {
  readonly parts: readonly Part[];
  readonly edges: readonly Edge[];
  /** Edges of a plan without circles lead from later constructs to earlier ones, or the other way. */
  readonly direction: 'back' | 'forth' | 'any';
  readonly outputType: cdk8s.YamlOutputType;
  readonly extension?: string;
  readonly resolvers: boolean;
  readonly record: boolean;
  /** A chart that renders itself, by its place among the charts. */
  readonly ownRendering?: number;
}

const id = fc.constantFrom('a', 'b', 'c', 'Shop', 'Default', 'Resource', 'x_y', 'ünder', '0', '7', '10', '01', 'a/b', `very-long-${'name-'.repeat(12)}`);
const often = <T>(value: T, ...others: T[]) =>
  fc.oneof({ weight: 24, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

const part = (depth: number, sorts: readonly Part['sort'][]): fc.Arbitrary<Part> => fc.record({
  sort: fc.constantFrom(...sorts),
  id,
  kind: fc.constantFrom('Service', 'Deployment', 'CronJob', 'Odd/Kind'),
  name: fc.option(fc.constantFrom('web', 'db', 'we b', '8080'), { nil: undefined, freq: 3 }),
  namespace: fc.option(fc.constantFrom('one', 'two'), { nil: undefined }),
  hashes: fc.boolean(),
  spec,
  validation: often<Part['validation']>('none', 'fails', 'adds', 'renames', 'fails at last'),
  parts: depth === 0 ? fc.constant([]) : fc.array(part(depth - 1, ['chart', 'group', 'object', 'object', 'lazy', 'token', 'union', 'patched', 'nested']), { maxLength: 4 }),
});

export const plan: fc.Arbitrary<Plan> = fc.record({
  parts: fc.array(fc.oneof({ weight: 20, arbitrary: part(2, ['chart']) }, { weight: 1, arbitrary: part(2, ['group']) }), { minLength: 1, maxLength: 6 }),
  edges: fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.constantFrom('construct' as const, 'construct' as const, 'group' as const)), { maxLength: 6 }),
  direction: fc.constantFrom('back', 'back', 'forth', 'forth', 'any'),
  outputType: fc.constantFrom(0, 1, 1, 2, 3),
  extension: fc.option(fc.constantFrom('.yaml', '.k8s.yml', ''), { nil: undefined }),
  resolvers: fc.boolean(),
  record: fc.boolean(),
  ownRendering: fc.option(fc.nat(6), { nil: undefined, freq: 8 }),
});

/** Builds the same app of either class; `log` has every call of a resolver, in order. */
export function buildApp(of: typeof cdk8s.App, each: Plan, outdir: string): { app: cdk8s.App; log: string[] } {
  const log: string[] = [];
  const listening: cdk8s.IResolver = {
    resolve: (context) => {
      log.push(`${context.obj.node.path} ${context.key.join('.')} ${typeof context.value}`);
      if (context.value === 'app') context.replaceValue({ was: 'an app' });
    },
  };
  const app = new of({
    outdir,
    yamlOutputType: each.outputType,
    outputFileExtension: each.extension,
    recordConstructMetadata: each.record,
    ...(each.resolvers ? { resolvers: [listening, { resolve: (context) => log.push(`second ${context.key.length}`) }] } : {}),
  });
  const made: Construct[] = [];
  for (const top of each.parts) add(app, top, made);
  for (const [a, b, by] of each.edges) {
    if (made.length === 0) continue;
    const places = [a % made.length, b % made.length];
    if (each.direction !== 'any') places.sort((x, y) => (each.direction === 'back' ? y - x : x - y));
    const [source, target] = places.map((place) => made[place]);
    if (each.direction !== 'any' && (source.node.scopes.includes(target) || target.node.scopes.includes(source))) continue;
    source.node.addDependency(by === 'construct' ? target : new DependencyGroup(target, made[0]));
  }
  const charts = made.filter((construct): construct is cdk8s.Chart => cdk8s.Chart.isChart(construct));
  const own = each.ownRendering === undefined ? undefined : charts[each.ownRendering];
  if (own !== undefined) {
    const shared = { a: 1 };
    own.toJson = () => [...cdk8s.Chart.prototype.toJson.call(own), { kind: 'Own', metadata: { name: 'own' }, shared: [shared, shared] }];
  }
  return { app, log };
}

function add(scope: Construct, each: Part, made: Construct[]): void {
  if (scope.node.tryFindChild(each.id) !== undefined) return;
  const construct = make(scope, each);
  made.push(construct);
  validate(construct, each);
  for (const child of each.parts) add(construct, child, made);
}

function make(scope: Construct, each: Part): Construct {
  const { id: name, kind, namespace, hashes } = each;
  if (each.sort === 'chart') {
    return new cdk8s.Chart(scope, name, { namespace, disableResourceNameHashes: hashes, labels: hashes ? { team: 'a', on: 'true' } : undefined });
  }
  // An object needs a chart above it.
  if (each.sort === 'group' || !scope.node.scopes.some((above) => cdk8s.Chart.isChart(above))) return new Construct(scope, name);
  const object = new cdk8s.ApiObject(scope, name, { apiVersion: 'acme.io/v1', kind, metadata: { name: each.name, namespace }, spec: specOf(each) });
  if (each.sort === 'patched') object.addJsonPatch(cdk8s.JsonPatch.add('/spec', { patched: null, list: [1, undefined] }), cdk8s.JsonPatch.add('/zero', 0));
  if (each.sort === 'nested') new cdk8s.ApiObject(object, 'Inner', { apiVersion: 'v1', kind });
  return object;
}

function specOf(each: Part): unknown {
  switch (each.sort) {
    case 'lazy': return cdk8s.Lazy.any({ produce: () => ({ late: each.spec, later: cdk8s.Lazy.any({ produce: () => [each.id, undefined] }) }) });
    case 'token': return { token: { resolve: () => each.spec }, list: [{ resolve: () => 7 }] };
    case 'union': return { quantity: new Quantity('1Gi'), ...each.spec };
    case 'broken': return { map: new Map() };
    default: return each.spec;
  }
}

class Quantity {
  public constructor(public readonly value: string) {}
}

function validate(construct: Construct, each: Part): void {
  let calls = 0;
  const validations: { [name in Part['validation']]: () => string[] } = {
    'none': () => [],
    'fails': () => [`${each.id} is wrong`, 'so it is'],
    // What a validation adds is itself validated, and so on.
    'adds': () => {
      if (construct.node.tryFindChild('Added') === undefined && !cdk8s.ApiObject.isApiObject(construct)) {
        const added = new cdk8s.Chart(construct, 'Added');
        added.node.addValidation({
          validate: () => {
            if (calls++ === 0) new cdk8s.ApiObject(added, 'Late', { apiVersion: 'v1', kind: 'Late' });
            return each.hashes ? ['added in vain'] : [];
          },
        });
      }
      return [];
    },
    'renames': () => {
      if (cdk8s.ApiObject.isApiObject(construct)) construct.metadata.addLabel('validated', 'yes');
      return [];
    },
    // Of what another validation may have added meanwhile.
    'fails at last': () => construct.node.root.node.findAll().filter(({ node }) => node.id === 'Added').map(({ node }) => `${node.path} was added`),
  };
  if (each.validation !== 'none') construct.node.addValidation({ validate: validations[each.validation] });
}
