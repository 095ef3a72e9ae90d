import { createHash } from 'crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as cdk8s from 'cdk8s';
import * as net from 'cdk8s-networking';
import { addPlusApps } from './plus-apps';
import { addExposedApps } from './workload';

/** What a process tells of the one app it built and wrote. */
export interface Synthesis {
  /** Milliseconds. */
  readonly construct: number;
  /** Milliseconds. */
  readonly synth: number;
  /** The most memory the process ever held, in MB. */
  readonly peak: number;
  /** Of the names and bytes of all files. */
  readonly digest: string;
}

export type Shape = keyof typeof SHAPES;
export type Writer = keyof typeof WRITERS;

const SHAPES = { plus: addPlusApps, exposed: addExposedApps };
const WRITERS = { cdk8s: cdk8s.App, ours: net.App };

if (require.main === module) {
  const [shape, writer, count] = process.argv.slice(2);
  console.log(JSON.stringify(synthesize(shape as Shape, writer as Writer, Number(count))));
}

function synthesize(shape: Shape, writer: Writer, count: number): Synthesis {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  const start = performance.now();
  const app = new WRITERS[writer]({ outdir });
  SHAPES[shape](app, count);
  const constructed = performance.now();
  app.synth();
  const written = performance.now();
  const peak = process.resourceUsage().maxRSS / 1024;
  const digest = createHash('sha256');
  for (const file of readdirSync(outdir).sort()) digest.update(file).update(readFileSync(join(outdir, file)));
  rmSync(outdir, { recursive: true });
  return { construct: constructed - start, synth: written - constructed, peak, digest: digest.digest('hex') };
}
