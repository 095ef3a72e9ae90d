import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { CORE_SCHEMA, load, Type, YAMLException } from 'js-yaml';
import { Finding, Severity } from '../model/finding';
import { NetworkError, refuse } from '../values/errors';
import { quoted } from '../values/quoted';
import { compareText } from '../values/text-order';

/**
 * One object of a text, and where it begins.
 *
 * @internal
 */
export interface LoadedObject {
  readonly json: unknown;
  /** File and line, such as `shop.yaml:12`; the line alone for a text. */
  readonly place: string;
}

/** @internal */
export interface Loaded {
  readonly objects: readonly LoadedObject[];
  readonly findings: readonly Finding[];
}

const MERGE = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text: unknown) => text === '<<' || text === null });

/** What kubectl reads: YAML 1.2's core types and merge keys; dates stay text. */
const SCHEMA = CORE_SCHEMA.extend({ implicit: [MERGE] });

/**
 * The objects of a text of several documents, lists unfolded. A document that is no YAML is a finding, and the others are read.
 *
 * @internal
 */
export function loadText(text: string, file?: string): Loaded {
  if (typeof text !== 'string') refuse('NoManifests', `manifests must be given as YAML text, got ${quoted(text)}; read the file first, or use ofDirectory`);
  const objects: LoadedObject[] = [];
  const findings: Finding[] = [];
  const placeOf = (line: number) => (file === undefined ? `line ${line}` : `${file}:${line}`);
  for (const { source, line } of documentsOf(text)) {
    try {
      objects.push(...unfolded(load(source, { schema: SCHEMA }), placeOf(line + leadIn(source))));
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      findings.push(malformed(placeOf(line + (error.mark?.line ?? 0)), error.reason));
    }
  }
  return { objects, findings };
}

/**
 * Every `.yaml`, `.yml` and `.json` file below a folder, in the order of their names.
 *
 * @internal
 */
export function loadDirectory(folder: string): Loaded {
  const loaded = filesBelow(folder).map((file) => loadText(readFileSync(join(folder, file), 'utf8'), file));
  return { objects: loaded.flatMap(({ objects }) => objects), findings: loaded.flatMap(({ findings }) => findings) };
}

function filesBelow(folder: string, inside = ''): string[] {
  const names = attempt(folder, () => readdirSync(join(folder, inside)));
  return names.sort(compareText).flatMap((name) => {
    const path = join(inside, name);
    if (attempt(folder, () => statSync(join(folder, path))).isDirectory()) return filesBelow(folder, path);
    return /\.(ya?ml|json)$/.test(name) ? [path] : [];
  });
}

function attempt<T>(folder: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new NetworkError('NoManifests', `a folder of manifests must be readable, got ${quoted(folder)}: ${(error as Error).message}; correct the path`);
  }
}

/** A line that begins with `---` ends a document wherever it stands, also inside a block of text. */
function documentsOf(text: string): Array<{ readonly source: string; readonly line: number }> {
  const documents: Array<{ source: string; line: number }> = [];
  let start = 0;
  let line = 1;
  for (const match of text.matchAll(/^---(?=[ \t\r\n]|$)/gm)) {
    const source = text.slice(start, match.index);
    // Directives belong to the document that follows them.
    if (/^%/m.test(source) && !/^[^%#\s]/m.test(source)) continue;
    documents.push({ source, line });
    line += newlinesIn(source);
    start = match.index;
  }
  documents.push({ source: text.slice(start), line });
  return documents.filter(({ source }) => source.trim() !== '');
}

/** Lines before the first that says something. */
function leadIn(source: string): number {
  return newlinesIn(/^(\s*(#.*|---[ \t]*)?\r?\n)*/.exec(source)![0]);
}

function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function unfolded(json: unknown, place: string): LoadedObject[] {
  if (json === undefined || json === null) return [];
  const { kind, items } = json as { kind?: unknown; items?: unknown };
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)) return items.flatMap((item) => unfolded(item, place));
  return [{ json, place }];
}

function malformed(place: string, reason: string): Finding {
  return { id: 'MalformedYaml', path: place, sentence: `a document is no YAML: ${reason}`, mend: 'correct it; what it holds is not analysed', severity: Severity.ERROR };
}
