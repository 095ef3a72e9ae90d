import { KubeObject } from '../cluster/object';
import type { Cluster } from '../cluster/start-cluster';
import { markdownTable } from '../report/markdown-table';
import type { Suite, SuiteResult } from '../suites/suite';
import { AppsOptions, expectationsOf } from './apps';
import { Expectation } from './expectation';
import { hold } from './hold';
import { setStage, Stage } from './stage';
import { challengePath, challengesOf, solverPod } from './stand-ins/http01-solver';

/** A request whose answer is known to be another: kept here with its reason, and missed once it is gone. */
export interface Difference {
  readonly url: string;
  /** Who answers instead. */
  readonly pod: string;
  readonly reason: string;
}

/** A way in that is asked real requests. */
export interface RequestsOptions {
  readonly title: string;
  /** The programs that serve, and their versions. */
  readonly servedBy: string;
  /** In names of files. */
  readonly name: string;
  readonly apps: AppsOptions;
  /** Where its proxy listens for what comes from outside on 80 and 443. */
  readonly ports: { readonly httpPort: number; readonly httpsPort: number };
  /** Where this vendor answers otherwise than the API it serves says. */
  readonly differences?: readonly Difference[];
  /** What the library writes for it. */
  readonly written: () => readonly KubeObject[];
  /** Starts the proxy on the stage's node, which ends it. */
  readonly start: (cluster: Cluster, stage: Stage) => Promise<void>;
}

/** The apps of `apps.ts` on one way in: applied, served by the vendor's own proxy, and asked by real requests. */
export function requestsSuite(options: RequestsOptions): Suite {
  return {
    title: options.title,
    run: async ({ cluster }) => {
      const written = options.written();
      const expectations = withDifferences([...expectationsOf(options.apps), ...challengeExpectations(written)], options.differences);
      const stage = await setStage(cluster, options.name, written);
      try {
        await options.start(cluster, stage);
        const held = await hold({ address: stage.node.address, authority: stage.authority, ...options.ports }, expectations);
        return resultOf(options, expectations, held.flatMap(({ problem }) => problem ?? []));
      } finally {
        await stage.stop();
      }
    },
  };
}

/** The ACME server comes by plain http and must find the solver, past any redirect; other tokens are none of the solver's. */
function challengeExpectations(written: readonly KubeObject[]): Expectation[] {
  return challengesOf(written).map((challenge) => ({
    url: `http://${challenge.hostname}${challengePath(challenge)}`, answer: { pod: solverPod(challenge) },
  }));
}

function withDifferences(expectations: readonly Expectation[], differences: readonly Difference[] = []): Expectation[] {
  const stray = differences.find(({ url }) => !expectations.some((each) => each.url === url));
  if (stray !== undefined) throw new Error(`nobody asks for ${stray.url}, so its answer cannot differ`);
  return expectations.map((expectation) => {
    const difference = differences.find(({ url }) => url === expectation.url);
    return difference === undefined ? expectation : { ...expectation, answer: { pod: difference.pod } };
  });
}

function resultOf({ servedBy, differences = [] }: RequestsOptions, expectations: readonly Expectation[], failures: readonly string[]): SuiteResult {
  const kindOf = ({ url, answer, certificateNames, about }: Expectation) => {
    if (differences.some((difference) => difference.url === url)) return 'answers otherwise than the API says, as listed';
    if (about !== undefined) return about;
    if (url.includes('/.well-known/acme-challenge/')) return 'HTTP-01 challenges reach their solver';
    if (typeof answer !== 'string') return certificateNames === undefined ? 'plain http reaches its own pod' : 'https reaches its own pod with its own certificate';
    return answer === 'redirect' ? 'http redirects to https' : 'what nobody declared is not served';
  };
  const kinds = [...new Set(expectations.map(kindOf))].sort();
  return {
    passed: expectations.length - failures.length,
    failures,
    report: [
      `Served by ${servedBy}.`, '',
      ...markdownTable(['what holds', 'requests'], kinds.map((kind) => [kind, String(expectations.filter((each) => kindOf(each) === kind).length)])),
      ...(differences.length === 0 ? [] : ['', ...differences.map(({ url, pod, reason }) => `- ${url} is answered by ${pod}: ${reason}`)]),
    ],
  };
}
