import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import * as cdk8s from 'cdk8s';
import * as fc from 'fast-check';
import { App } from '../../src/synth/app';
import { buildApp, Plan, plan } from './random-app';

const SEED = 20_260_702;
const APPS = 1000;

const place = mkdtempSync(join(tmpdir(), 'synth-'));
afterAll(() => rmSync(place, { recursive: true }));

test(`${APPS} random apps are written as cdk8s writes them`, () => {
  let written = 0;
  let refused = 0;
  fc.assert(fc.property(plan, (each) => {
    const [stock, ours] = [outcome(cdk8s.App, each), outcome(App, each)];
    expect(ours).toEqual(stock);
    if (stock.error === undefined) written += 1;
    else refused += 1;
  }), { seed: SEED, numRuns: APPS });
  // Otherwise the plans compare nothing.
  expect(written).toBeGreaterThan(APPS / 2);
  expect(refused).toBeGreaterThan(APPS / 20);
});

test(`${APPS / 2} random apps become the text that cdk8s makes of them`, () => {
  fc.assert(fc.property(plan, (each) => {
    const [stock, ours] = [textOf(cdk8s.App, each), textOf(App, each)];
    expect(ours).toEqual(stock);
  }), { seed: SEED + 1, numRuns: APPS / 2 });
});

/** All that can be seen of one synthesis: files and folders, the error, the calls of resolvers, and what the tree is like afterwards. */
function outcome(of: typeof cdk8s.App, each: Plan) {
  const outdir = join(place, 'out');
  const { app, log } = buildApp(of, each, outdir);
  const error = errorOf(() => app.synth());
  const files = filesOf(outdir);
  rmSync(outdir, { recursive: true });
  return { error, files, log, tree: treeOf(app), charts: errorOf(() => app.charts) ?? app.charts.map(({ node }) => node.path) };
}

function textOf(of: typeof cdk8s.App, each: Plan) {
  const { app, log } = buildApp(of, each, place);
  let text: string | undefined;
  const error = errorOf(() => { text = app.synthYaml(); });
  return { error, text, log, tree: treeOf(app) };
}

function errorOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function filesOf(folder: string): { [path: string]: string } {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))).sort();
  return Object.fromEntries(paths.map((path) => [relative(folder, path), statSync(path).isDirectory() ? 'a folder' : readFileSync(path, 'utf8')]));
}

/** Every construct with what it depends on, in the order in which it came to. */
function treeOf(app: cdk8s.App): string[] {
  return app.node.findAll().map(({ node }) => `${node.path} → ${node.dependencies.map((each) => each.node.path).join(' ')}`);
}
