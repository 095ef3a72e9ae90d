import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as cdk8s from 'cdk8s';
import { Construct } from 'constructs';
import { App } from '../../src/synth/app';

type AppClass = typeof cdk8s.App;

const place = mkdtempSync(join(tmpdir(), 'synth-'));
const outdir = join(place, 'out');
afterAll(() => rmSync(place, { recursive: true }));
beforeEach(() => rmSync(outdir, { recursive: true, force: true }));

const object = (scope: Construct, id: string) => new cdk8s.ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', data: { is: id } });

/** The files that both classes write for the same app, or what both throw. */
function bothWrite(build: (app: cdk8s.App) => void, props: cdk8s.AppProps = {}): { [name: string]: string } {
  const [stock, ours] = [cdk8s.App, App].map((of: AppClass) => {
    rmSync(outdir, { recursive: true, force: true });
    const app = new of({ outdir, ...props });
    build(app);
    app.synth();
    return Object.fromEntries(readdirSync(outdir).sort().map((name) => [name, readFileSync(join(outdir, name), 'utf8')]));
  });
  expect(ours).toEqual(stock);
  return ours;
}

test('an included manifest and a Helm chart are written as cdk8s writes them', () => {
  const manifest = join(place, 'manifest.yaml');
  writeFileSync(manifest, 'apiVersion: v1\nkind: List\nmetadata: {name: "on"}\nitems: [&a {b: "8080"}, *a]\ntext: |\n  one\n  two\n---\nkind: A\napiVersion: v1\n');
  const helm = join(place, 'helm');
  writeFileSync(helm, '#!/bin/sh\necho "apiVersion: v1\nkind: Rendered\nmetadata:\n  name: $2\nspec:\n  script: \\"a\\\\nb: c\\""\n');
  chmodSync(helm, 0o755);
  const files = bothWrite((app) => {
    new cdk8s.Include(new cdk8s.Chart(app, 'included'), 'Manifest', { url: manifest });
    new cdk8s.Helm(new cdk8s.Chart(app, 'helm'), 'Release', { chart: 'acme/shop', helmExecutable: helm });
  });
  expect(files['included.k8s.yaml']).toContain('name: "on"');
  expect(files['helm.k8s.yaml']).toContain('kind: Rendered');
});

test('what was replaced is known by its path, as cdk8s knows it', () => {
  const files = bothWrite((app) => {
    const chart = new cdk8s.Chart(app, 'chart');
    const old = object(chart, 'b');
    object(chart, 'a').addDependency(old);
    chart.node.tryRemoveChild('b');
    object(chart, 'b');
  });
  expect(files['chart.k8s.yaml'].indexOf('is: b')).toBeLessThan(files['chart.k8s.yaml'].indexOf('is: a'));
});

test('a chart that depends on itself is treated as cdk8s treats it', () => {
  const files = bothWrite((app) => {
    const chart = new cdk8s.Chart(app, 'itself');
    chart.addDependency(chart);
    object(new cdk8s.Chart(app, 'other'), 'a');
  });
  expect(Object.keys(files)).toEqual(['other.k8s.yaml']);
});

test('a diamond of many charts takes no time', () => {
  const app = new App({ outdir });
  let last: cdk8s.Chart[] = [];
  for (let layer = 0; layer < 100; layer++) {
    const next = ['l', 'r'].map((side) => new cdk8s.Chart(app, `${side}${layer}`));
    next.forEach((chart) => chart.addDependency(...last));
    last = next;
  }
  expect(app.charts.map(({ node }) => node.id).slice(0, 4)).toEqual(['l0', 'r0', 'l1', 'r1']);
});

test('a chain of charts may be longer than the stack', () => {
  const app = new App({ outdir });
  const charts = Array.from({ length: 20_000 }, (_, at) => new cdk8s.Chart(app, `chart-${at}`));
  charts.forEach((chart, at) => at > 0 && charts[at - 1].addDependency(chart));
  expect(app.charts[0]).toBe(charts[charts.length - 1]);
});

test('validations run twice, however many charts there are', () => {
  const app = new App({ outdir });
  const validate = jest.fn(() => []);
  for (let at = 0; at < 50; at++) object(new cdk8s.Chart(app, `chart-${at}`), 'a');
  app.node.addValidation({ validate });
  app.synth();
  expect(validate).toHaveBeenCalledTimes(2);
});

test('each object is rendered once', () => {
  const app = new App({ outdir });
  const rendered = jest.fn(() => 'late');
  for (let at = 0; at < 5; at++) {
    new cdk8s.ApiObject(new cdk8s.Chart(app, `chart-${at}`), 'a', { apiVersion: 'v1', kind: 'A', spec: cdk8s.Lazy.any({ produce: rendered }) });
  }
  app.synth();
  expect(rendered).toHaveBeenCalledTimes(5);
});

test('refuses what a validation refuses, and writes no file', () => {
  const app = new App({ outdir });
  const chart = new cdk8s.Chart(app, 'chart');
  object(chart, 'a');
  chart.node.addValidation({ validate: () => ['no good', 'no use'] });
  expect(() => app.synth()).toThrow('Validation failed with the following errors:\n  [chart] no good\n  [chart] no use');
  expect(readdirSync(outdir)).toEqual([]);
});

test('refuses what a validation adds and another refuses, and writes no file', () => {
  const app = new App({ outdir });
  const chart = new cdk8s.Chart(app, 'chart');
  app.node.addValidation({ validate: () => (chart.node.tryFindChild('late') === undefined ? [] : ['too late']) });
  chart.node.addValidation({ validate: () => (chart.node.tryFindChild('late') ?? object(chart, 'late')) && [] });
  expect(() => app.synth()).toThrow('[] too late');
  expect(readdirSync(outdir)).toEqual([]);
});

test('refuses a circle with the words of cdk8s', () => {
  const app = new App({ outdir });
  const [a, b] = ['a', 'b'].map((id) => new cdk8s.Chart(app, id));
  a.addDependency(b);
  b.addDependency(a);
  expect(() => app.synth()).toThrow('Dependency cycle detected: a => b => a');
});

test('refuses to write where it cannot, and says which file', () => {
  const app = new App({ outdir });
  object(new cdk8s.Chart(app, 'chart'), 'a');
  mkdirSync(join(outdir, 'chart.k8s.yaml'), { recursive: true });
  expect(() => app.synth()).toThrow(/^NotWritten: the output file \S+chart\.k8s\.yaml could not be written: EISDIR.*; free the place, or set another outdir$/);
});

test('refuses a folder where a file stands', () => {
  writeFileSync(outdir, '');
  expect(() => new App({ outdir }).synth()).toThrow(/^NotWritten: the output folder \S+out could not be written: EEXIST/);
});

test('files of charts that are no more stay, as with cdk8s', () => {
  mkdirSync(outdir);
  writeFileSync(join(outdir, 'old.k8s.yaml'), 'old');
  const app = new App({ outdir });
  object(new cdk8s.Chart(app, 'new'), 'a');
  app.synth();
  expect(readdirSync(outdir).sort()).toEqual(['new.k8s.yaml', 'old.k8s.yaml']);
});

test.each([['CDK8S_OUTDIR', join(place, 'elsewhere')], ['CDK8S_RECORD_CONSTRUCT_METADATA', 'true']])('%s is heard, as the command line sets it', (name, value) => {
  process.env[name] = value;
  try {
    const app = new App(name === 'CDK8S_OUTDIR' ? {} : { outdir });
    object(new cdk8s.Chart(app, 'chart'), 'a');
    app.synth();
    expect(existsSync(join(name === 'CDK8S_OUTDIR' ? value : outdir, 'chart.k8s.yaml'))).toBe(true);
    expect(existsSync(join(outdir, 'construct-metadata.json'))).toBe(name !== 'CDK8S_OUTDIR');
  } finally {
    delete process.env[name];
  }
});

test('a text of all charts, as kubectl takes it', () => {
  const app = new App({ outdir });
  ['a', 'b'].forEach((id) => object(new cdk8s.Chart(app, id), 'map'));
  expect(app.synthYaml().split('---\n').map((each) => /is: .*|name: \w+/.exec(each)?.[0])).toEqual(['name: a', 'name: b']);
  expect(new App({ outdir }).synthYaml()).toBe('');
});

test('it is an App of cdk8s, and charts of it can be rendered alone', () => {
  const app = new App({ outdir });
  const chart = new cdk8s.Chart(app, 'chart');
  object(chart, 'a');
  expect(app).toBeInstanceOf(cdk8s.App);
  expect(cdk8s.App.of(chart)).toBe(app);
  expect(cdk8s.Testing.synth(chart)).toMatchObject([{ kind: 'ConfigMap', data: { is: 'a' } }]);
});
