import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { quoted } from './quoted';

interface TypeRef {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeRef };
  readonly union?: { readonly types: readonly TypeRef[] };
}

interface Member {
  readonly name: string;
  readonly type: TypeRef;
  readonly optional?: boolean;
}

interface Type {
  readonly kind: 'class' | 'interface' | 'enum';
  readonly datatype?: boolean;
  readonly interfaces?: readonly string[];
  readonly properties?: readonly Member[];
  readonly methods?: ReadonlyArray<{ readonly name: string; readonly static?: boolean; readonly returns?: { readonly type: TypeRef } }>;
}

const PACKAGE = 'cdk8s-networking';
/** What jsii publishes beside the code: it says of every struct what its members are. */
const ASSEMBLY = join(__dirname, '..', '..', '.jsii');

let types: { readonly [fqn: string]: Type } | undefined;
const members = new Map<string, readonly Member[]>();

/**
 * What is wrong with the members of a struct, as far as their types tell; undefined where nothing is.
 *
 * TypeScript and Python check types themselves, but props that are read from a file, or written in JavaScript, come unchecked.
 *
 * @param struct its name, with the submodule's where it is of one
 * @internal
 */
export function misfit(struct: string, value: object): string | undefined {
  return misfitOfMembers(`${PACKAGE}.${struct}`, value as { readonly [name: string]: unknown }, '');
}

function misfitOfMembers(fqn: string, value: { readonly [name: string]: unknown }, where: string): string | undefined {
  return first(membersOf(fqn).filter(({ name }) => value[name] !== undefined).map(({ name, type, optional }) =>
    () => misfitOf(type, value[name], `${where}${name}`, optional === true ? '; correct it, or leave it out' : '; correct it')));
}

function misfitOf(type: TypeRef, value: unknown, where: string, mend = '; correct it'): string | undefined {
  const wanted = (what: string) => `${where} must be ${what}, got ${quoted(value)}${mend}`;
  if (type.collection?.kind === 'array') {
    return Array.isArray(value) ? first(value.map((each, at) => () => misfitOf(type.collection!.elementtype, each, `${where}[${at}]`))) : wanted('a list');
  }
  if (type.collection?.kind === 'map') {
    return isObject(value) ? first(Object.entries(value).map(([key, each]) => () => misfitOf(type.collection!.elementtype, each, `${where}["${key}"]`)))
      : wanted('an object of names and values');
  }
  if (type.union !== undefined) {
    return type.union.types.some((each) => misfitOf(each, value, where) === undefined) ? undefined : misfitOf(type.union.types[0], value, where);
  }
  switch (type.primitive) {
    case 'string': return typeof value === 'string' ? undefined : wanted('text');
    case 'number': return typeof value === 'number' ? undefined : wanted('a number');
    case 'boolean': return typeof value === 'boolean' ? undefined : wanted('true or false');
    case undefined: return misfitOfObject(type.fqn!, value, where, wanted);
    default: return undefined;
  }
}

function misfitOfObject(fqn: string, value: unknown, where: string, wanted: (what: string) => string): string | undefined {
  const known = assembly()[fqn];
  // Which members an enum has is for those who read it: here they have no values.
  if (known?.kind === 'enum') return typeof value === 'string' ? undefined : wanted(`one of ${fqn.split('.').pop()!}`);
  if (!isObject(value)) return wanted(nameOf(fqn));
  return known?.datatype === true ? misfitOfMembers(fqn, value, `${where}.`) : undefined;
}

/** As in `a Cni, made with Cni.enforcing or Cni.notEnforcing`: people know a class by what makes it. */
function nameOf(fqn: string): string {
  const name = fqn.split('.').pop()!.replace(/^I(?=[A-Z][a-z])/, '');
  const makers = Object.entries(assembly()).flatMap(([owner, { methods = [] }]) => methods
    .filter((method) => method.static === true && method.returns?.type.fqn === fqn && !method.name.startsWith('_'))
    .map((method) => `${owner.slice(PACKAGE.length + 1)}.${method.name}`));
  // Of many one would be a guess.
  const made = makers.length <= 3 ? makers : [...new Set(makers.map((maker) => maker.split('.').slice(0, -1).join('.')))];
  return `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name}${made.length === 0 ? '' : `, made with ${made.join(' or ')}`}`;
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function first(checks: ReadonlyArray<() => string | undefined>): string | undefined {
  for (const check of checks) {
    const found = check();
    if (found !== undefined) return found;
  }
  return undefined;
}

function membersOf(fqn: string): readonly Member[] {
  const known = members.get(fqn);
  if (known !== undefined) return known;
  const { interfaces = [], properties = [] } = assembly()[fqn] ?? {};
  const all = [...interfaces.flatMap((above) => membersOf(above)), ...properties];
  members.set(fqn, all);
  return all;
}

function assembly(): { readonly [fqn: string]: Type } {
  types ??= existsSync(ASSEMBLY) ? JSON.parse(readFileSync(ASSEMBLY, 'utf8')).types as { readonly [fqn: string]: Type } : {};
  return types;
}
