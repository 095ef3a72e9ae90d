import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { PLATFORMS } from '../../examples/platforms/platforms';
import { stderrOf } from '../model/stderr';
import { expectYaml } from '../support/yaml-snapshot';

const written = run();

function run(): { readonly [platform: string]: string } {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-networking-platforms-'));
  process.env.CDK8S_OUTDIR = folder;
  try {
    stderrOf(() => jest.requireActual('../../examples/platforms/main'));
    return Object.fromEntries(readdirSync(join(folder, 'platforms')).map((name) =>
      [name, readFileSync(join(folder, 'platforms', name, 'storefront.k8s.yaml'), 'utf8')]));
  } finally {
    delete process.env.CDK8S_OUTDIR;
    rmSync(folder, { recursive: true });
  }
}

function kindsIn(platform: string): string[] {
  return [...new Set(parseAllDocuments(written[platform]).map((document) => document.toJS().kind as string))].sort();
}

test('one chart, six kinds of cluster', () => {
  expect(Object.keys(written).sort()).toEqual(Object.keys(PLATFORMS).sort());
  expect(Object.keys(written)).toHaveLength(6);
});

test.each(Object.keys(PLATFORMS))('%s', (name) => {
  expectYaml(written[name], `examples/platforms/${name}`);
});

test('what the team wrote is the same everywhere: only routes, certificates and who is let in differ', () => {
  const own = (platform: string) => parseAllDocuments(written[platform]).map((document) => document.toJS())
    .filter(({ kind }) => ['Namespace', 'Deployment'].includes(kind));
  for (const name of Object.keys(written)) expect(own(name)).toEqual(own('k3s'));
});

test('certificates are written where the way in takes them from Secrets of apps', () => {
  const writing = Object.keys(written).filter((name) => kindsIn(name).includes('Certificate')).sort();
  expect(writing).toEqual(['bare-metal', 'istio', 'k3s', 'openshift']);
});

test('routes are said in the words of each way in', () => {
  const routes = (name: string) => kindsIn(name).filter((kind) => ['Ingress', 'HTTPRoute', 'ListenerSet', 'HealthCheckPolicy', 'Middleware'].includes(kind));
  expect(Object.fromEntries(Object.keys(written).map((name) => [name, routes(name)]))).toEqual({
    'k3s': ['Ingress', 'Middleware'],
    'bare-metal': ['Ingress'],
    'istio': ['HTTPRoute', 'ListenerSet'],
    'eks': ['Ingress'],
    'gke': ['HTTPRoute', 'HealthCheckPolicy'],
    'openshift': ['Ingress'],
  });
});
