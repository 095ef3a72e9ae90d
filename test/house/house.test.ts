import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { basename, dirname, join, relative, resolve } from 'path';
import * as ts from 'typescript';

const SRC = resolve(__dirname, '../../src');

/** Rooms from the cellar up; each may import from those before it. */
const ORDER = ['values', 'synth', 'model', 'engine', 'dns', 'kubernetes', 'gateway', 'certmanager', 'vendors', 'patterns', 'analysis', 'presets', 'index.ts'];

/** Rooms side by side, which do not know each other. */
const BESIDE = [['model', 'engine'], ['patterns', 'analysis']];

/** Files longer than 250 lines, and what they argue for themselves. */
const LONG: { readonly [file: string]: string } = {};

interface Import {
  readonly from: string;
  /** A file below src, or the name of a package. */
  readonly to: string;
}

const files = listFiles(SRC);
const imports = files.flatMap(importsOf);
const inner = imports.filter(({ to }) => files.includes(to));

test('imports go down only', () => {
  const uphill = inner.filter(({ from, to }) => ORDER.indexOf(roomOf(from)) < ORDER.indexOf(roomOf(to)));
  expect(uphill.map(say)).toEqual([]);
});

test('rooms side by side do not know each other', () => {
  const across = inner.filter(({ from, to }) => BESIDE.some((pair) =>
    roomOf(from) !== roomOf(to) && [from, to].every((file) => pair.includes(roomOf(file)))));
  expect(across.map(say)).toEqual([]);
});

test('every file stands in a known room', () => {
  expect(files.filter((file) => !ORDER.includes(roomOf(file)))).toEqual([]);
});

test('vendors do not know each other', () => {
  const vendorOf = (file: string) => (file.startsWith('vendors/') ? file.split('/')[1] : undefined);
  const across = inner.filter(({ from, to }) => vendorOf(from) !== undefined && vendorOf(to) !== undefined && vendorOf(from) !== vendorOf(to));
  expect(across.map(say)).toEqual([]);
});

test('there are no circles, not even of types', () => {
  expect(circles()).toEqual([]);
});

test('values, model and engine know nothing of cdk8s', () => {
  const knowing = imports.filter(({ from, to }) => ['values', 'model', 'engine'].includes(roomOf(from)) && to.startsWith('cdk8s'));
  expect(knowing.map(say)).toEqual([]);
});

test('what runs uses its peers, what it bundles, and Node alone', () => {
  const manifest = JSON.parse(readFileSync(join(SRC, '../package.json'), 'utf8'));
  const allowed = [...Object.keys(manifest.peerDependencies), ...manifest.bundledDependencies, 'crypto', 'fs', 'net', 'path', 'util'];
  const foreign = imports.filter(({ to }) => !files.includes(to) && !allowed.includes(to));
  expect(foreign.map(say)).toEqual([]);
});

test('barrels are doors, not corridors', () => {
  const barrels = files.filter((file) => basename(file) === 'index.ts');
  expect(inner.filter(({ from, to }) => basename(to) === 'index.ts' && from !== 'index.ts').map(say)).toEqual([]);
  const busy = barrels.filter((file) => sourceOf(file).statements.some((statement) => !ts.isExportDeclaration(statement)));
  expect(busy).toEqual([]);
});

test('files are short, or argue for themselves', () => {
  const long = files.filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 251);
  expect(long.sort()).toEqual(Object.keys(LONG).sort());
});

test('names say one concept', () => {
  const names = files.flatMap((file) => file.split('/'));
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.ts)?$/.test(name))).toEqual([]);
  expect(names.filter((name) => /^(utils?|common|helpers?|types?|misc)(\.ts)?$/.test(name))).toEqual([]);
});

test('every vendor has its facts, its door and its limits', () => {
  const vendors = readdirSync(join(SRC, 'vendors'));
  expect(vendors.length).toBeGreaterThan(0);
  const missing = vendors.flatMap((vendor) => ['facts.ts', 'index.ts', 'README.md']
    .filter((file) => !existsSync(join(SRC, 'vendors', vendor, file))).map((file) => `${vendor}/${file}`));
  expect(missing).toEqual([]);
});

test('every fact of the world names its source', () => {
  const bare = files.filter((file) => basename(file) === 'facts.ts')
    .filter((file) => !/@see https:\/\//.test(readFileSync(join(SRC, file), 'utf8')));
  expect(bare).toEqual([]);
});

function roomOf(file: string): string {
  return file.split('/')[0];
}

function say({ from, to }: Import): string {
  return `${from} → ${to}`;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return listFiles(path);
    return name.endsWith('.ts') && !name.endsWith('.d.ts') ? [relative(SRC, path)] : [];
  });
}

function sourceOf(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.ES2022);
}

function importsOf(file: string): Import[] {
  return sourceOf(file).statements.flatMap((statement) => {
    const specifier = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? statement.moduleSpecifier : undefined;
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return [];
    if (!specifier.text.startsWith('.')) return [{ from: file, to: specifier.text }];
    const path = join(dirname(file), specifier.text);
    return [{ from: file, to: files.includes(`${path}.ts`) ? `${path}.ts` : `${path}/index.ts` }];
  });
}

function circles(): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of inner) next.set(from, [...(next.get(from) ?? []), to]);
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, trail: string[]) => {
    const at = trail.indexOf(file);
    if (at >= 0) found.add([...trail.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const each of next.get(file) ?? []) visit(each, [...trail, file]);
    done.add(file);
  };
  files.forEach((file) => visit(file, []));
  return [...found];
}
