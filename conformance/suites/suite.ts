import type { Cluster } from '../cluster/start-cluster';
import type { Corpus } from '../report/corpus';

/** What suites are given: the cluster to ask, and the place to keep what the library wrote. */
export interface SuiteContext {
  readonly cluster: Cluster;
  readonly corpus: Corpus;
}

/** What a suite found. */
export interface SuiteResult {
  /** How many checks held. */
  readonly passed: number;
  /** One text a check that did not. */
  readonly failures: readonly string[];
  /** What a reader of the report should see, in Markdown that also reads as plain text; the same for the same sources. */
  readonly report: readonly string[];
}

/** One kind of question to the API server. */
export interface Suite {
  readonly title: string;
  run(context: SuiteContext): Promise<SuiteResult>;
}
