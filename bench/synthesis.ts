import { execFileSync } from 'child_process';
import { join } from 'path';
import type { Shape, Synthesis, Writer } from './synthesize';

const SIZES = [1000, 3000, 10_000];

/** Where both are measured; cdk8s' own App takes a minute or two here, so it runs once. */
const COMPARED = 3000;

const RUNS = 3;

const SHAPES: { readonly [shape in Shape]: string } = {
  plus: 'charts of cdk8s-plus, each a Deployment, a Service, an Ingress and three NetworkPolicies',
  exposed: 'ExposedApps in SecureNamespaces, ten a chart',
};

/** App.synth of cdk8s and of this library, beside each other; each run in a process of its own. */
export function synthesis(): void {
  for (const shape of Object.keys(SHAPES) as Shape[]) {
    console.log(`\nApp.synth in ms, the best of ${RUNS} processes: ${SHAPES[shape]}`);
    console.log('    apps    App  construct    synth  synth per app  total per app  peak MB');
    const stock = measure(shape, 'cdk8s', COMPARED);
    print(COMPARED, 'cdk8s', stock);
    const ours = new Map(SIZES.map((apps) => [apps, best(Array.from({ length: RUNS }, () => measure(shape, 'ours', apps)))]));
    ours.forEach((run, apps) => print(apps, 'ours', run));

    const compared = ours.get(COMPARED)!;
    if (compared.digest !== stock.digest) throw new Error(`the files of ${COMPARED} ${shape} apps differ from those that cdk8s writes`);
    console.log(`the same files at ${COMPARED} apps, ${(stock.synth / compared.synth).toFixed(1)} times as fast (aim: 20, at least 10)`);
    const ratio = (perApp(10_000) / perApp(1000)).toFixed(2);
    console.log(`ratio of synth per app, 10,000 : 1,000 apps: ${ratio} (at most 1.2); peak at 10,000: ${ours.get(10_000)!.peak.toFixed(0)} MB (at most 1,500)`);

    function perApp(apps: number): number {
      return ours.get(apps)!.synth / apps;
    }
  }
}

/** One run in a process of its own; what is said on stderr is passed on. */
export function measure(shape: Shape, writer: Writer, apps: number): Synthesis {
  const args = ['-r', 'ts-node/register/transpile-only', join(__dirname, 'synthesize.ts'), shape, writer, String(apps)];
  const env = { ...process.env, TS_NODE_PROJECT: join(__dirname, 'tsconfig.json') };
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', env }));
}

/** Whatever else the machine does only adds to a run; memory is the most of all. */
function best(runs: readonly Synthesis[]): Synthesis {
  const [first] = [...runs].sort((a, b) => a.synth - b.synth);
  return { ...first, peak: Math.max(...runs.map(({ peak }) => peak)) };
}

function print(apps: number, writer: Writer, { construct, synth, peak }: Synthesis): void {
  const cells = [apps.toFixed().padStart(8), writer.padStart(7), construct.toFixed().padStart(11), synth.toFixed().padStart(9),
    (synth / apps).toFixed(3).padStart(15), ((construct + synth) / apps).toFixed(3).padStart(15), peak.toFixed().padStart(9)];
  console.log(cells.join(''));
}
