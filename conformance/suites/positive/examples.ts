import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { Case } from './case';
import { readYaml } from './read-yaml';

const ROOT = join(__dirname, '..', '..', '..');
const FOLDER = join(ROOT, 'examples');
/** Examples that ask what documents mean, and write none. */
const ASKING = ['reachability'];
const TIMEOUT_MILLISECONDS = 60_000;

/** Every example that synthesizes, run as its reader would run it: a case for each folder that it writes. */
export function exampleCases(): Case[] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file.includes('/') && /\.synth\(\)/.test(readFileSync(join(FOLDER, file), 'utf8'))).sort();
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const missing = folders.filter((folder) => !ASKING.includes(folder) && !files.some((file) => file.startsWith(`${folder}/`)));
  if (missing.length > 0) throw new Error(`no file of examples/${missing.join(', examples/')} calls app.synth()`);
  return files.flatMap((file) => [...synthesized(join(FOLDER, file))].map(([folder, text]) => ({
    source: 'examples', name: [file.replace(/\.ts$/, ''), ...(folder === '.' ? [] : [folder])].join(' '), documents: () => readYaml(text),
  })));
}

/** What is written, by the folder it is written to: files of one folder are one cluster's. */
function synthesized(file: string): Map<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'conformance-example-'));
  try {
    execFileSync(process.execPath, ['-r', 'ts-node/register/transpile-only', file], {
      cwd: ROOT,
      env: { ...process.env, CDK8S_OUTDIR: outdir, TS_NODE_PROJECT: join(FOLDER, 'tsconfig.json') },
      timeout: TIMEOUT_MILLISECONDS,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const texts = new Map<string, string>();
    for (const name of readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((each) => each.endsWith('.yaml')).sort()) {
      const text = readFileSync(join(outdir, name), 'utf8');
      texts.set(dirname(name), [...(texts.has(dirname(name)) ? [texts.get(dirname(name))!] : []), text].join('\n---\n'));
    }
    return texts;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
