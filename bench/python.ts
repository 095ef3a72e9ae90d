import { execFileSync } from 'child_process';
import { join } from 'path';
import { measure } from './synthesis';
import type { Synthesis } from './synthesize';

const APPS = 300;
const RUNS = 7;

type Run = Omit<Synthesis, 'peak'>;

/** Of a process in Python; what its Node holds is not asked. */
interface PythonSynthesis extends Run {
  /** Requests from Python to Node, by their kind. */
  readonly calls: { readonly [kind: string]: number };
}

const [python] = process.argv.slice(2);
const best = <T extends Run>(runs: readonly T[]): T => [...runs].sort((a, b) => total(a) - total(b))[0];
const total = ({ construct, synth }: Run) => construct + synth;
// By turns, so that whatever else the machine does falls on both.
const runs = Array.from({ length: RUNS }, () => ({ python: throughTheWheel(), typeScript: measure('exposed', 'ours', APPS) }));
const inPython = best(runs.map((run) => run.python));
const inTypeScript = best(runs.map((run) => run.typeScript));
if (inPython.digest !== inTypeScript.digest) throw new Error('Python and TypeScript write different files');

console.log(`${APPS} ExposedApps in SecureNamespaces, ms, the best of ${RUNS} processes`);
console.log('  language    construct    synth    total');
for (const [language, run] of [['TypeScript', inTypeScript], ['Python', inPython]] as const) {
  console.log(`  ${language.padEnd(10)}${[run.construct, run.synth, total(run)].map((ms, at) => ms.toFixed().padStart(at === 0 ? 11 : 9)).join('')}`);
}
console.log(`ratio Python : TypeScript ${(total(inPython) / total(inTypeScript)).toFixed(2)} (aim: at most 3)`);
const calls = Object.values(inPython.calls).reduce((sum, each) => sum + each, 0);
const kinds = Object.entries(inPython.calls).map(([kind, each]) => `${each} ${kind}`).join(', ');
console.log(`calls from Python to Node: ${(calls / APPS).toFixed(2)} per app (${kinds})`);

function throughTheWheel(): PythonSynthesis {
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
  return JSON.parse(execFileSync(python, [join(__dirname, 'exposed_apps.py'), String(APPS)], { encoding: 'utf8', env }));
}
