import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { CRD_SOURCES } from '../cache/crds';
import { VERSIONS } from '../cache/versions';
import { Suite, SuiteResult } from '../suites/suite';
import { markdownTable } from './markdown-table';

const FILE = join(__dirname, '..', '..', 'docs', 'conformance.md');

/** The report as `docs/conformance.md` has it: what was asked of whom, and how often; no times, so it changes only with the sources. */
export function reportOf(results: ReadonlyArray<{ readonly suite: Suite; readonly result: SuiteResult }>): string {
  const versions = [
    ['Kubernetes API server', 'k8s.io/kubernetes', VERSIONS.kubernetes],
    ['etcd', 'go.etcd.io/etcd/server/v3', VERSIONS.etcd],
    ...CRD_SOURCES.map(({ title, path, version }) => [title, path, version]),
  ];
  return [
    '# Conformance',
    '',
    'What this library writes, held by a real Kubernetes API server with the vendors\' own CustomResourceDefinitions, and by the',
    'vendors\' own code where a schema does not check. Written by `npm run conformance -- --write`; how it works: `conformance/README.md`.',
    '',
    ...markdownTable(['who judges', 'Go module', 'version'], versions),
    ...results.flatMap(({ suite, result }) => ['', `## ${suite.title}`, '', ...result.report, '', `${result.passed} passed, ${result.failures.length} failed`]),
    '',
  ].join('\n');
}

export function writeReport(text: string): void {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, text);
}

/** Whether the committed report says something else than this run; the first line that differs, from both. */
export function staleness(text: string): string | undefined {
  const committed = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  if (committed === text) return undefined;
  const [old, fresh] = [committed.split('\n'), text.split('\n')];
  const at = fresh.findIndex((line, index) => line !== old[index]);
  return `docs/conformance.md is stale, at line ${at + 1} it says\n  ${old[at] ?? 'nothing'}\nand this run\n  ${fresh[at] ?? 'nothing'}\n`
    + 'write it anew with "npm run conformance -- --write"';
}
