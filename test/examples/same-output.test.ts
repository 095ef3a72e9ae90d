import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';

const EXAMPLES = join(__dirname, '..', '..', 'examples');

/** What synthesizes an app when it is run. */
const examples = readdirSync(EXAMPLES, { recursive: true }).map((file) => join(EXAMPLES, String(file)))
  .filter((file) => statSync(file).isFile() && file.endsWith('.ts') && readFileSync(file, 'utf8').includes('.synth()')).map((file) => relative(EXAMPLES, file));

test('there are examples', () => expect(examples.length).toBeGreaterThan(2));

test.each(examples)('%s is written by either App to the same bytes', (file) => {
  const [stock, ours] = [false, true].map((linear) => run(file, linear));
  expect(Object.keys(stock).length).toBeGreaterThan(0);
  expect(ours).toEqual(stock);
});

/** As its reader runs it, or with the App it makes turned into ours before it is synthesized. */
function run(file: string, linear: boolean): { [name: string]: string } {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-networking-example-'));
  process.env.CDK8S_OUTDIR = folder;
  let turned = 0;
  try {
    jest.isolateModules(() => {
      const cdk8s = jest.requireActual<typeof import('cdk8s')>('cdk8s');
      const { App } = jest.requireActual<typeof import('../../src/synth/app')>('../../src/synth/app');
      if (linear) {
        jest.spyOn(cdk8s.App.prototype, 'synth').mockImplementation(function (this: InstanceType<typeof cdk8s.App>) {
          turned += 1;
          App.prototype.synth.call(Object.setPrototypeOf(this, App.prototype));
        });
      }
      jest.requireActual(join(EXAMPLES, file));
    });
    expect(turned > 0).toBe(linear);
    const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(join(folder, name)).isFile());
    return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  } finally {
    delete process.env.CDK8S_OUTDIR;
    rmSync(folder, { recursive: true });
  }
}
