import { existsSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import * as library from '../../src';

/** What jsii knows of the public face, as far as calling it needs. */
export interface TypeRef {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeRef };
  readonly union?: { readonly types: readonly TypeRef[] };
}

export interface Value {
  readonly name: string;
  readonly type: TypeRef;
  readonly optional?: boolean;
}

export interface Property extends Value {
  readonly static?: boolean;
  readonly const?: boolean;
}

export interface Method {
  readonly name: string;
  readonly static?: boolean;
  readonly parameters?: readonly Value[];
  readonly returns?: { readonly type: TypeRef };
}

export interface Type {
  readonly fqn: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly abstract?: boolean;
  readonly base?: string;
  readonly datatype?: boolean;
  readonly interfaces?: readonly string[];
  readonly initializer?: { readonly parameters?: readonly Value[] };
  readonly properties?: readonly Property[];
  readonly methods?: readonly Method[];
  readonly members?: ReadonlyArray<{ readonly name: string }>;
}

const FILE = join(resolve(__dirname, '../..'), '.jsii');
const PACKAGE = 'cdk8s-networking';

if (!existsSync(FILE)) throw new Error('there is no .jsii yet; run "npx projen compile"');

const TYPES: { readonly [fqn: string]: Type } = JSON.parse(readFileSync(FILE, 'utf8')).types;

export const ALL: readonly Type[] = Object.values(TYPES).sort((a, b) => (a.fqn < b.fqn ? -1 : 1));

export function typeOf(fqn: string): Type | undefined {
  return TYPES[fqn];
}

/** What a type is called in the sources; undefined for those of other packages. */
export function exported(fqn: string): any {
  return fqn.startsWith(`${PACKAGE}.`) ? fqn.slice(PACKAGE.length + 1).split('.').reduce((at: any, name) => at?.[name], library) : undefined;
}

/** Every struct property, inherited ones too. */
export function propertiesOf(type: Type): Value[] {
  const inherited = (type.interfaces ?? []).flatMap((fqn) => (TYPES[fqn] === undefined ? [] : propertiesOf(TYPES[fqn])));
  return [...new Map([...inherited, ...type.properties ?? []].map((each) => [each.name, each])).values()];
}

/** Whether a class is, extends or implements another type. */
export function isA(type: Type, wanted: string): boolean {
  if (type.fqn === wanted || type.base === wanted) return true;
  const above = [...type.interfaces ?? [], ...(type.base === undefined ? [] : [type.base])];
  return above.some((fqn) => fqn === wanted || (TYPES[fqn] !== undefined && isA(TYPES[fqn], wanted)));
}

export function isConstruct(type: Type): boolean {
  const [scope] = type.initializer?.parameters ?? [];
  return type.kind === 'class' && scope?.type.fqn === 'constructs.Construct';
}
