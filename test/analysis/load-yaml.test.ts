import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { Reachability } from '../../src';
import { loadDirectory, loadText } from '../../src/analysis/load-yaml';
import { deployment } from './yaml';

const YAML = join(__dirname, '..', '__yaml__');

function placesOf(text: string): string[] {
  return loadText(text, 'f.yaml').objects.map(({ json, place }) => `${(json as { a: number }).a} ${place}`);
}

describe('a text of several documents', () => {
  test.each([
    ['one', 'a: 1\n', ['1 f.yaml:1']],
    ['several', 'a: 1\n---\na: 2\n---\n\n# why\na: 3', ['1 f.yaml:1', '2 f.yaml:3', '3 f.yaml:7']],
    ['begun with a mark', '---\na: 1\n--- # next\na: 2\n', ['1 f.yaml:2', '2 f.yaml:3']],
    ['with empty ones', '---\n---\n# nothing\n---\na: 1\n', ['1 f.yaml:5']],
    ['with a directive', '%YAML 1.2\n---\na: 1\n', ['1 f.yaml:1']],
    ['with Windows line ends', 'a: 1\r\n---\r\na: 2\r\n', ['1 f.yaml:1', '2 f.yaml:3']],
    ['with an indented mark inside a text', 'a: 1\nb: |\n  ---\n  x\n', ['1 f.yaml:1']],
    ['none', '', []],
  ])('%s', (_, text, expected) => expect(placesOf(text)).toEqual(expected));

  test('a malformed one is named with its line, and the others are read', () => {
    const { objects, findings } = loadText('a: 1\n---\nb:\n  - c\n d: [\n---\na: 3\n', 'f.yaml');
    expect(objects).toHaveLength(2);
    expect(findings).toEqual([expect.objectContaining({ id: 'MalformedYaml', path: 'f.yaml:5' })]);
  });

  test('the same key twice is malformed, as for an API server', () => expect(loadText('a: 1\na: 2\n').findings).toHaveLength(1));

  test('lists of any kind are unfolded, lists in lists too', () => {
    const text = 'kind: List\nitems: [{a: 1}, {kind: PodList, items: [{a: 2}, {a: 3}]}]\n';
    expect(placesOf(text).map((place) => place.split(' ')[0])).toEqual(['1', '2', '3']);
  });

  test('merge keys are merged, dates and words stay text', () => {
    expect(loadText('x: &x {a: 1}\ny: {<<: *x, b: 2001-01-01, c: yes}\n').objects[0].json).toMatchObject({ y: { a: 1, b: '2001-01-01', c: 'yes' } });
  });

  test('refuses what is no text', () => expect(() => Reachability.ofManifests(undefined as unknown as string)).toThrow(/^NoManifests: .*got nothing/));
});

test('what this library writes is read as another YAML reader reads it', () => {
  const files = readdirSync(YAML, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    const text = readFileSync(join(YAML, file), 'utf8');
    const other = parseAllDocuments(text).map((document) => document.toJS() as unknown).filter((json) => json !== null);
    expect(loadText(text).objects.map(({ json }) => json)).toEqual(other);
  }
});

describe('a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'manifests-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is read with its folders, by name; what is no manifest file is left', () => {
    mkdirSync(join(folder, 'b'));
    writeFileSync(join(folder, 'c.yml'), 'a: 1\n');
    writeFileSync(join(folder, 'b', 'x.json'), '{"a": 2}');
    writeFileSync(join(folder, 'notes.txt'), 'a: 3\n');
    writeFileSync(join(folder, 'a.yaml'), 'a: [\n');
    const { objects, findings } = loadDirectory(folder);
    expect(objects.map(({ place }) => place)).toEqual(['b/x.json:1', 'c.yml:1']);
    expect(findings.map(({ path }) => path)).toEqual(['a.yaml:2']);
  });

  test('is what Reachability is made from', () => {
    writeFileSync(join(folder, 'web.json'), JSON.stringify(deployment('web')));
    expect(Reachability.ofDirectory(folder).endpoints).toContain('shop/Deployment/web');
  });

  test('refuses one that is not there', () => expect(() => Reachability.ofDirectory(join(folder, 'x'))).toThrow(/^NoManifests: /));
});
