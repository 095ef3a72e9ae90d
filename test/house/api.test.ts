import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import * as library from '../../src';

const ROOT = resolve(__dirname, '../..');
const PACKAGE = 'cdk8s-networking';

interface Member {
  readonly name: string;
  readonly optional?: boolean;
  readonly protected?: boolean;
  readonly overrides?: string;
  readonly docs?: { readonly summary?: string; readonly default?: string };
}

interface Callable extends Member {
  readonly parameters?: ReadonlyArray<{ readonly type?: { readonly fqn?: string } }>;
}

interface Type extends Member {
  readonly fqn: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly datatype?: boolean;
  readonly interfaces?: readonly string[];
  readonly properties?: readonly Member[];
  readonly methods?: readonly Callable[];
  readonly initializer?: Callable;
  readonly members?: readonly Member[];
}

const assembly: { types: { [fqn: string]: Type } } = JSON.parse(readFileSync(assemblyFile(), 'utf8'));
const types = Object.values(assembly.types);

test('a submodule names its own types and the root\'s; the root its own', () => {
  const crossing = types.flatMap((type) => referencesOf(type)
    .filter((fqn) => fqn.startsWith(`${PACKAGE}.`) && moduleOf(fqn) !== '' && moduleOf(fqn) !== moduleOf(type.fqn))
    .map((fqn) => `${type.fqn} → ${fqn}`));
  expect(crossing).toEqual([]);
});

test('J1 nothing exported is lost in translation', () => {
  const exported = (module: object, prefix: string): string[] => Object.entries(module).flatMap(([name, value]) =>
    (isModule(value) ? exported(value, `${prefix}${name}.`) : [`${prefix}${name}`]));
  const translated = types.filter(({ kind }) => kind !== 'interface').map(({ fqn }) => fqn.slice(PACKAGE.length + 1));
  expect(exported(library, '').sort()).toEqual(translated.sort());
});

test('every optional property says its default', () => {
  const silent = types.filter(({ datatype }) => datatype === true).flatMap((type) => (type.properties ?? [])
    .filter((property) => property.optional === true && property.docs?.default === undefined)
    .map((property) => `${type.fqn}.${property.name}`));
  expect(silent).toEqual([]);
});

test('a default is said, not restated', () => {
  const empty = types.flatMap((type) => (type.properties ?? [])
    .filter(({ docs }) => /^(-\s*)?(undefined|the default.*)?$/i.test(docs?.default ?? 'given'))
    .map((property) => `${type.fqn}.${property.name}`));
  expect(empty).toEqual([]);
});

test('everything public says what it is, in a line of at most 80 characters', () => {
  const members = types.flatMap((type) => [type, ...(type.properties ?? []), ...(type.methods ?? []), ...(type.members ?? [])]
    .filter((member) => member.overrides === undefined && !inherited(type, member))
    .map((member) => ({ where: member === type ? type.fqn : `${type.fqn}.${member.name}`, summary: member.docs?.summary })));
  expect(members.filter(({ summary }) => summary === undefined).map(({ where }) => where)).toEqual([]);
  expect(types.filter(({ docs }) => (docs?.summary?.length ?? 0) > 80).map(({ fqn }) => fqn)).toEqual([]);
});

test('nothing is of any type', () => {
  const loose = types.filter((type) => /"primitive":"(any|json)"/.test(JSON.stringify(type))).map(({ fqn }) => fqn);
  expect(loose).toEqual([]);
});

test('props are checked by the name of their struct, wherever they are given', () => {
  const texts = sources();
  const called = texts.flatMap((text) => [...text.matchAll(/checkProps\('([^']+)'/g)].map(([, name]) => `${PACKAGE}.${name}`));
  expect(called.filter((fqn) => assembly.types[fqn]?.datatype !== true)).toEqual([]);
  // Some are handed on by what several have in common; the two issuers by their kind.
  const named = texts.flatMap((text) => [...text.matchAll(/['`]([\w.]*(?:\$\{kind\})?\w*(?:Props|Options))['`]/g)].map(([, name]) => name))
    .flatMap((name) => ['Issuer', 'ClusterIssuer'].map((kind) => `${PACKAGE}.${name.replace('${kind}', kind)}`));
  const checked = new Set([...called, ...named]);
  const taken = types.flatMap((type) => [type.initializer, ...(type.methods ?? [])]).flatMap((callable) => callable?.parameters ?? [])
    .map((parameter) => parameter.type?.fqn ?? '').filter((fqn) => assembly.types[fqn]?.datatype === true);
  expect([...new Set(taken)].filter((fqn) => !checked.has(fqn)).sort()).toEqual([]);
});

test('API.md is there for those who read before they import', () => {
  expect(readFileSync(join(ROOT, 'API.md'), 'utf8')).toContain('ExposedApp');
});

function assemblyFile(): string {
  const file = join(ROOT, '.jsii');
  if (!existsSync(file)) throw new Error('there is no .jsii; run "npx projen compile" first, as "npm test" does');
  return file;
}

function sources(folder = join(ROOT, 'src')): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? sources(join(folder, entry.name))
    : [readFileSync(join(folder, entry.name), 'utf8')]));
}

function moduleOf(fqn: string): string {
  return fqn.split('.').slice(1, -1).join('.');
}

function referencesOf(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"(?:fqn|base)":"([^"]+)"/g)].map(([, fqn]) => fqn)
    .concat((value as Type).interfaces ?? []);
}

function isModule(value: unknown): value is object {
  return typeof value === 'object' && value !== null && '__esModule' in value;
}

/** What an interface has already said need not be said again. */
function inherited(type: Type, member: Member): boolean {
  const seen = (fqns: readonly string[] = []): boolean => fqns.some((fqn) => {
    const parent = assembly.types[fqn];
    return parent !== undefined && ([...(parent.properties ?? []), ...(parent.methods ?? [])].some(({ name }) => name === member.name)
      || seen(parent.interfaces));
  });
  return seen(type.interfaces);
}
