import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { ALL, exported, isA, isConstruct, propertiesOf, Type, typeOf, TypeRef, Value } from './assembly';
import { Stage } from './stage';

/** A value that is made once there is an app, and its text as a person would write it. */
export interface Recipe {
  readonly text: string;
  readonly make: (stage: Stage) => unknown;
}

const DEPTH = 8;

const TEXTS = [
  'shop', 'Shop', 'shop.example.com', '*.example.com', 'https://shop.example.com', '/api', '/', 'api', '10.0.0.0/8', '10.0.0.1/8', '2001:db8::/32', 'fd00::1/128',
  '1.36', 'app', 'app.kubernetes.io/name', 'public', 'team', 'kube-system', 'tls', 'a'.repeat(70), '', ' ', 'a b', 'Ä', '-', '0', '169.254.20.10', 'ops@example.com',
  'ghcr.io/acme/shop:1.4', 'arn:aws:acm:eu-west-1:123456789012:certificate/abc', '5m', '1h', '__proto__', 'constructor',
];
/** Right ones for what a member is called; with random text alone hardly a script would get past its first line. */
const RIGHT: ReadonlyArray<readonly [RegExp, readonly string[]]> = [
  [/cidr|range$|sourceRanges|addresses|excluding|subnet/i, ['10.0.0.0/8', '192.168.0.0/16', '2001:db8::/32']],
  [/ip$|address$/i, ['10.96.0.10', '169.254.20.10']],
  [/hostname|domain|serverName|dnsName|dnsZone|externalName|^host$/i, ['shop.example.com', 'www.example.com', '*.example.com', 'example.org']],
  [/path$/i, ['/', '/api', '/shop.Cart']],
  [/version/i, ['1.36', '1.6']],
  [/email/i, ['ops@example.com']],
  [/image/i, ['ghcr.io/acme/shop:1.4']],
  [/url|server$|directory/i, ['https://acme.example.com/directory']],
  [/arn|role/i, ['arn:aws:iam::123456789012:role/dns', 'arn:aws:acm:eu-west-1:123456789012:certificate/abc']],
  [/class/i, ['public', 'nginx']],
  [/via|exposure/i, ['traefik', 'public']],
  [/name|key|release|namespace|id$/i, ['shop', 'edge', 'api-token', 'a-b']],
];
const NUMBERS = [0, 1, 80, 443, 8080, 65535, 65536, -1, 1.5, NaN, Infinity];
/** What only a caller without types passes. */
const JUNK: readonly unknown[] = [null, undefined, 0, 'x', true, {}, [], [null], [undefined], { a: null }, NaN, [[]], { length: 1 }];

function plain(value: unknown): Recipe {
  const text = value === undefined ? 'undefined' : JSON.stringify(value) ?? String(value);
  // A fresh copy each time: nobody may change what the next run is given.
  return { text, make: () => (typeof value === 'object' && value !== null ? structuredClone(value) : value) };
}

/** A value of a type, now and then one that is not. */
export function valueOf(type: TypeRef, name: string, depth = DEPTH): fc.Arbitrary<Recipe> {
  return fc.oneof({ arbitrary: rightValueOf(type, name, depth), weight: 30 }, { arbitrary: fc.constantFrom(...JUNK).map(plain), weight: 1 });
}

function rightValueOf(type: TypeRef, name: string, depth: number): fc.Arbitrary<Recipe> {
  if (type.collection !== undefined) return collectionOf(type.collection, name, depth);
  if (type.union !== undefined) return fc.oneof(...type.union.types.map((each) => valueOf(each, name, depth)));
  switch (type.primitive) {
    case 'string': return textFor(name).map(plain);
    case 'number': return fc.oneof({ arbitrary: fc.constantFrom(80, 443, 8080), weight: 9 }, { arbitrary: fc.constantFrom(...NUMBERS), weight: 1 }).map(plain);
    case 'boolean': return fc.boolean().map(plain);
    case 'date': return fc.constant(plain('2026-01-01'));
    case 'any': case 'json': return fc.constantFrom(...JUNK).map(plain);
  }
  // Made when it is asked for: all that could be made at once is far too much.
  return fc.constant(undefined).chain(() => objectOf(type.fqn!, name, depth));
}

/** The right one for what a member is called, most of the time. */
function constructFor(name: string): fc.Arbitrary<number> {
  const right = ({ service: [2, 8], workload: [0, 3], ingress: [7] } as { [name: string]: number[] })[name] ?? [0, 2];
  return fc.oneof({ arbitrary: fc.constantFrom(...right), weight: 9 }, { arbitrary: fc.nat(8), weight: 1 });
}

function textFor(name: string): fc.Arbitrary<string> {
  const right = RIGHT.find(([pattern]) => pattern.test(name))?.[1] ?? ['shop', 'web'];
  return fc.oneof({ arbitrary: fc.constantFrom(...right), weight: 15 }, { arbitrary: fc.constantFrom(...TEXTS), weight: 1 });
}

function collectionOf({ kind, elementtype }: NonNullable<TypeRef['collection']>, name: string, depth: number): fc.Arbitrary<Recipe> {
  if (kind === 'array') {
    return fc.array(valueOf(elementtype, name, depth - 1), { minLength: depth > 2 ? 1 : 0, maxLength: 2 }).map((list) => ({
      text: `[${list.map(({ text }) => text).join(', ')}]`, make: (stage) => list.map(({ make }) => make(stage)),
    }));
  }
  return fc.dictionary(textFor('key'), valueOf(elementtype, name, depth - 1), { minKeys: 1, maxKeys: 2 }).map((map) => struct(map));
}

function struct(members: { readonly [key: string]: Recipe }): Recipe {
  return {
    text: `{ ${Object.entries(members).map(([key, { text }]) => `${key}: ${text}`).join(', ')} }`,
    make: (stage) => Object.fromEntries(Object.entries(members).map(([key, { make }]) => [key, make(stage)])),
  };
}

function objectOf(fqn: string, name: string, depth: number): fc.Arbitrary<Recipe> {
  const type = typeOf(fqn);
  if (fqn === 'cdk8s.Duration') {
    return fc.constantFrom(1, 90, 3600, 7776000).map((seconds) => ({ text: `Duration.seconds(${seconds})`, make: () => Duration.seconds(seconds) }));
  }
  if (type === undefined || fqn.startsWith('constructs.')) {
    return constructFor(name).map((at) => ({ text: `construct ${at}`, make: (stage) => stage.constructs[at] }));
  }
  if (type.kind === 'enum') return fc.constantFrom(...Object.values(exported(fqn) as object)).map(plain);
  if (type.datatype === true) return structOf(type, depth);
  const ways = depth <= 0 ? [] : waysTo(type, depth);
  return ways.length === 0 ? fc.constant(plain(undefined)) : fc.oneof(...ways);
}

export function structOf(type: Type, depth = DEPTH): fc.Arbitrary<Recipe> {
  const properties = propertiesOf(type);
  // Rare members stay rare, so that most of what is made gets past the first check.
  return fc.record(Object.fromEntries(properties.map((property) => [property.name, memberOf(property, depth - 1)])))
    .map((members) => struct(Object.fromEntries(Object.entries(members).filter(([, recipe]) => recipe !== undefined)) as { [key: string]: Recipe }));
}

function memberOf({ optional, type, name }: Value, depth: number): fc.Arbitrary<Recipe | undefined> {
  if (optional !== true) return fc.oneof({ arbitrary: fc.constant(undefined), weight: 1 }, { arbitrary: valueOf(type, name, depth), weight: 80 });
  const given = depth <= 0 ? fc.constant(undefined) : valueOf(type, name, depth);
  return fc.oneof({ arbitrary: fc.constant(undefined), weight: 4 }, { arbitrary: given, weight: 1 });
}

/** Constants, factories and constructors that give a class or an interface. */
function waysTo(wanted: Type, depth: number): Array<fc.Arbitrary<Recipe>> {
  const makers = ALL.filter((type) => type.kind === 'class' && isA(type, wanted.fqn));
  return makers.flatMap((type) => [
    ...(type.properties ?? [])
      .filter((property) => property.static === true && property.type.fqn !== undefined && isWanted(property.type, wanted))
      .map(({ name }) => fc.constant<Recipe>({ text: `${type.fqn}.${name}`, make: () => exported(type.fqn)[name] })),
    ...(type.abstract === true || type.initializer === undefined ? [] : [newOf(type, depth - 1)]),
  ]).concat(ALL.filter(({ kind }) => kind === 'class').flatMap((type) => (type.methods ?? [])
    .filter((method) => method.static === true && method.returns !== undefined && isWanted(method.returns.type, wanted))
    .map(({ name, parameters = [] }) => argumentsOf(parameters, depth - 1).map((list): Recipe => ({
      text: `${type.fqn}.${name}(${list.map(({ text }) => text).join(', ')})`,
      make: (stage) => exported(type.fqn)[name](...list.map(({ make }) => make(stage))),
    })))));
}

function isWanted({ fqn }: TypeRef, wanted: Type): boolean {
  if (fqn === wanted.fqn) return true;
  const type = fqn === undefined ? undefined : typeOf(fqn);
  return type !== undefined && isA(type, wanted.fqn);
}

export function newOf(type: Type, depth = DEPTH): fc.Arbitrary<Recipe> {
  const parameters = type.initializer?.parameters ?? [];
  const make = exported(type.fqn) as new (...args: unknown[]) => unknown;
  if (!isConstruct(type)) {
    return argumentsOf(parameters, depth).map((list) => ({
      text: `new ${type.fqn}(${list.map(({ text }) => text).join(', ')})`, make: (stage) => new make(...list.map((each) => each.make(stage))),
    }));
  }
  return fc.tuple(fc.constantFrom('Shop', 'ShopApi', 'x', 'A b', '9'), argumentsOf(parameters.slice(2), depth)).map(([id, list]) => ({
    text: `new ${type.fqn}(place, '${id}'${list.map(({ text }) => `, ${text}`).join('')})`,
    make: (stage) => new make(stage.place(), id, ...list.map((each) => each.make(stage))),
  }));
}

export function argumentsOf(parameters: readonly Value[], depth = DEPTH): fc.Arbitrary<Recipe[]> {
  return fc.tuple(...parameters.map((parameter) => (parameter.type.fqn === 'constructs.Construct' && parameter.name === 'scope'
    ? fc.constant<Recipe>({ text: 'place', make: (stage) => stage.place() })
    // Of ids cdk8s' own constructs say what they think.
    : parameter.name === 'id' ? fc.constantFrom('Shop', 'ShopApi', 'x', '9').map(plain)
      : valueOf(parameter.type, parameter.name, depth)))).map((list) => [...list]);
}
