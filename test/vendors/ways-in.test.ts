import { readFileSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';
import { stderrOf } from '../model/stderr';
import { ROOMS } from './room';
import { waysInPage, waysInTable } from './ways-in-table';

const ROOT = resolve(__dirname, '../..');
const BLOCK = /<!-- ways in -->\n[\s\S]*?<!-- end of ways in -->/;

/** Compares a file with what the rooms say; `npm run snapshots` rewrites it. */
function expectFile(file: string, change: (text: string) => string): void {
  const path = join(ROOT, file);
  const text = readFileSync(path, 'utf8');
  const wanted = change(text);
  if (process.env.UPDATE_SNAPSHOTS === '1' && !process.env.CI) writeFileSync(path, wanted);
  else expect(text).toBe(wanted);
}

test('the table of ways in is what the rooms say', () => {
  let table = '';
  stderrOf(() => { table = waysInTable(ROOMS); });
  expectFile('README.md', (text) => text.replace(BLOCK, `<!-- ways in -->\n${table}\n<!-- end of ways in -->`));
});

test('the page of what they cannot say is what they say', () => {
  let page = '';
  stderrOf(() => { page = waysInPage(ROOMS); });
  expectFile('docs/ways-in.md', () => page);
});
