import { execFileSync } from 'child_process';
import * as fc from 'fast-check';
import { cyclonusBinary } from '../../cache/binaries';
import { Suite, SuiteResult } from '../suite';
import { compare, Comparison } from './compare';
import { OPINIONS } from './opinions';
import { CLUSTER_STATES } from './random-state';
import { Cell, ClusterState } from './state';

/** The same clusters each time; others with CONFORMANCE_SEED. */
const SEED = Number(process.env.CONFORMANCE_SEED ?? 20261120);
/** Random clusters. */
const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 2500);
/** Cells of a random cluster that are asked one by one, too. */
const ONE_BY_ONE = 12;
const MAX_BUFFER = 512 * 1024 * 1024;

interface Step {
  readonly case: string;
  readonly step: number;
  readonly state: ClusterState;
  readonly cells: readonly Cell[];
}

/** Another engine's tables: those of its own test cases, and those it gives for random clusters. */
export const REACHABILITY: Suite = {
  title: 'Reachability, as cyclonus simulates it',
  run: async (): Promise<SuiteResult> => {
    const binary = await cyclonusBinary();
    const steps = lines<Step>(execFileSync(binary, ['cases'], { encoding: 'utf8', maxBuffer: MAX_BUFFER }));
    const known = steps.map(({ case: title, step, state, cells }) => compare(`${title}, step ${step}`, state, cells, Infinity));
    const states = fc.sample(CLUSTER_STATES, { seed: SEED, numRuns: RUNS });
    const input = states.map((state) => JSON.stringify(state)).join('\n');
    const tables = lines<Cell[] | null>(execFileSync(binary, ['simulate'], { encoding: 'utf8', input, maxBuffer: MAX_BUFFER }));
    const opinions = new Map<string, number>();
    const random = states.map((state, at) => {
      const title = `random cluster ${at} ${JSON.stringify(state)}`;
      const compared = compare(title, state, tables[at] ?? [], ONE_BY_ONE);
      const opinion = compared.differences.length === 0 ? undefined : OPINIONS.find(({ asTheJudgeReads }) =>
        compare(title, asTheJudgeReads(state), tables[at] ?? [], ONE_BY_ONE).differences.length === 0);
      if (opinion === undefined) return compared;
      const text = `${opinion.because} (${opinion.upstream})`;
      opinions.set(text, (opinions.get(text) ?? 0) + 1);
      return { ...compared, differences: [] };
    });
    const failures = [...known, ...random].flatMap(({ differences }) => differences);
    // A judge that always agrees with itself would prove nothing: both answers must occur.
    const answers = new Set(steps.flatMap(({ cells }) => cells.map(({ egress, ingress }) => egress && ingress)));
    if (answers.size !== 2) failures.push('the judge\'s tables have only one answer in them');
    if (tables.length !== states.length) failures.push(`the judge answered ${tables.length} of ${states.length} random clusters`);
    const cases = new Set(steps.map(({ case: title }) => title)).size;
    return {
      passed: cellsOf(known) + cellsOf(random),
      failures,
      report: [
        `${cases} generated cases of ${steps.length} steps: ${cellsOf(known)} cells, each also asked by itself, egress and ingress apart.`,
        `${states.length} random clusters (seed ${SEED}; ranges, named ports, expressions, ipBlocks with holes, both families): ${cellsOf(random)} cells.`,
        `${failures.length === 0 ? 'All of them agree' : `${failures.length} do not agree`}${opinions.size === 0 ? '.' : ', but for differences of opinion:'}`,
        ...(opinions.size === 0 ? [] : ['', ...[...opinions].map(([text, count]) => `- ${count} random clusters: ${text}`)]),
      ],
    };
  },
};

function lines<T>(text: string): T[] {
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T);
}

function cellsOf(comparisons: readonly Comparison[]): number {
  return comparisons.reduce((sum, { cells }) => sum + cells, 0);
}
