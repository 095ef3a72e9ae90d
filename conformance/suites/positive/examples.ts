import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Case } from './case';
import { readYaml } from './read-yaml';

const ROOT = join(__dirname, '..', '..', '..');
const FOLDER = join(ROOT, 'examples');
const TIMEOUT_MILLISECONDS = 60_000;

/** Every example that synthesizes, run as its reader would run it. */
export function exampleCases(): Case[] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file.includes('/') && /\.synth\(\)/.test(readFileSync(join(FOLDER, file), 'utf8'))).sort();
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const missing = folders.filter((folder) => !files.some((file) => file.startsWith(`${folder}/`)));
  if (missing.length > 0) throw new Error(`no file of examples/${missing.join(', examples/')} calls app.synth()`);
  return files.map((file) => ({ source: 'examples', name: file.replace(/\.ts$/, ''), documents: () => readYaml(synthesized(join(FOLDER, file))) }));
}

function synthesized(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-example-'));
  try {
    execFileSync(process.execPath, ['-r', 'ts-node/register/transpile-only', file], {
      cwd: ROOT,
      env: { ...process.env, CDK8S_OUTDIR: folder, TS_NODE_PROJECT: join(FOLDER, 'tsconfig.json') },
      timeout: TIMEOUT_MILLISECONDS,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), 'utf8')).join('\n---\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
