import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const EXAMPLES = join(__dirname, '..', '..', 'examples');

/** Runs an example as its reader would, once a test file, and gives the one file it writes. */
export function runExample(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-networking-example-'));
  process.env.CDK8S_OUTDIR = folder;
  try {
    jest.requireActual(join(EXAMPLES, file));
    const [written, ...more] = readdirSync(folder);
    expect(more).toEqual([]);
    return readFileSync(join(folder, written), 'utf8');
  } finally {
    delete process.env.CDK8S_OUTDIR;
    rmSync(folder, { recursive: true });
  }
}
