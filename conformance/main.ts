import { certManagerValidatorBinary } from './cache/binaries';
import { applyCrds } from './cluster/apply-crds';
import { startCluster } from './cluster/start-cluster';
import { Corpus } from './report/corpus';
import { reportOf, staleness, writeReport } from './report/write-report';
import { SUITES } from './suites';
import { Suite, SuiteResult } from './suites/suite';

/** `--write` writes docs/conformance.md; other arguments are words that titles of the wanted suites contain. */
const WRITE = process.argv.includes('--write') || process.env.CONFORMANCE_WRITE === '1';
const WANTED = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

async function main(): Promise<number> {
  const since = stopwatch();
  // Built before the clock of the start begins.
  await certManagerValidatorBinary();
  const cluster = await startCluster();
  try {
    const definitions = await applyCrds(cluster.client);
    console.log(`API server ready at ${cluster.url} with ${definitions.length} CustomResourceDefinitions after ${since()} s`);
    const results: Array<{ suite: Suite; result: SuiteResult }> = [];
    const corpus = new Corpus();
    for (const suite of SUITES.filter(isWanted)) {
      const took = stopwatch();
      const result = await suite.run({ cluster, corpus });
      results.push({ suite, result });
      console.log([`\n${suite.title} (${took()} s)`, ...result.report, ...result.failures.map((failure) => `FAILED ${failure}`)].join('\n'));
      console.log(`${result.passed} passed, ${result.failures.length} failed`);
    }
    const failed = results.some(({ result }) => result.failures.length > 0);
    // A part says nothing about the whole report, and what failed is not written down as the state of things.
    return failed || (WANTED.length === 0 && !isReported(reportOf(results))) ? 1 : 0;
  } finally {
    await cluster.stop();
    console.log(`\nstopped after ${since()} s`);
  }
}

function isWanted({ title }: Suite): boolean {
  return WANTED.length === 0 || WANTED.some((word) => title.toLowerCase().includes(word.toLowerCase()));
}

function isReported(report: string): boolean {
  if (WRITE) writeReport(report);
  const stale = staleness(report);
  if (stale !== undefined) console.error(`\n${stale}`);
  return stale === undefined;
}

function stopwatch(): () => string {
  const start = Date.now();
  return () => ((Date.now() - start) / 1000).toFixed(1);
}

main().then((code) => process.exit(code), (error: unknown) => {
  console.error(error);
  process.exit(1);
});
