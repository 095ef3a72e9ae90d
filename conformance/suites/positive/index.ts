import { Answer } from '../../cluster/api-client';
import { applyAgain, messageOf } from '../../cluster/apply-again';
import { applyDocuments } from '../../cluster/apply-documents';
import { KubeObject, nameOf } from '../../cluster/object';
import { markdownTable } from '../../report/markdown-table';
import { Tally } from '../../report/tally';
import { ourAnswer } from '../agreement/our-answer';
import { isNotJudged, NOT_JUDGED } from '../not-judged';
import { Suite, SuiteContext, SuiteResult } from '../suite';
import { Case } from './case';
import { exampleCases } from './examples';
import { inFreshNamespaces } from './fresh-namespaces';
import { matrixCases, uncoveredOptions } from './matrix';
import { MEANT_WARNINGS } from './meant-warnings';
import { snapshotCases } from './snapshots';

/** Everything the library writes is applied for real, twice: it is taken without a warning, and the second time changes nothing. */
export const POSITIVE: Suite = {
  title: 'Accepted: snapshots, examples, matrix',
  run: async (context) => new Positive(context).run(),
};

class Positive {
  private readonly tally = new Tally();
  private readonly failures: string[] = [];
  private readonly meant = new Map<string, number>();
  private readonly notJudged: KubeObject[] = [];
  private readonly refused = new Map<string, number>();
  private passed = 0;

  public constructor(private readonly context: SuiteContext) {}

  public async run(): Promise<SuiteResult> {
    const cases = [...snapshotCases(), ...exampleCases(), ...matrixCases()];
    for (const [index, each] of cases.entries()) await this.hold(each, `c${index}`);
    const uncovered = uncoveredOptions();
    this.failures.push(...uncovered.missing.map((option) => `the matrix never used ${option}`));
    this.passed += uncovered.covered;
    this.failures.push(...await this.servedAfterAll());
    const allowed = new Set(cases.flatMap(({ refusals = [] }) => refusals));
    this.failures.push(...[...allowed].filter((id) => !this.refused.has(id)).map((id) => `no case is refused with ${id}, and the matrix says that some are`));
    return {
      passed: this.passed,
      failures: this.failures,
      report: [
        ...this.tally.table(), '',
        `${this.tally.objects} objects in ${this.tally.caseCount} cases applied with strict field validation, then applied again without a change.`,
        `${uncovered.covered} options of the public interfaces used by the matrix, each with each way in where it has one.`, '',
        'Choices of the matrix that a way in of a vendor cannot serve, refused by the library:', '',
        ...[...this.refused].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, count]) => `- ${count} × ${id}`), '',
        'Warnings that are meant:', '',
        ...MEANT_WARNINGS.map(({ reason }) => `- ${this.meant.get(reason) ?? 0} × ${reason}`), '',
        'Not judged, and left out above, since no definition is to be had:', '',
        ...markdownTable(['kind', 'objects', 'reason'], NOT_JUDGED.map((each) => [
          `${each.kind} ${each.apiVersion}`, String(this.notJudged.filter(({ apiVersion, kind }) => apiVersion === each.apiVersion && kind === each.kind).length), each.reason,
        ])),
      ],
    };
  }

  private async hold({ source, name, documents, refusals = [] }: Case, suffix: string): Promise<void> {
    const label = `${source}: ${name}`;
    try {
      const ours = ourAnswer(documents);
      if ('refusal' in ours && refusals.includes(ours.refusal.id)) {
        this.refused.set(ours.refusal.id, (this.refused.get(ours.refusal.id) ?? 0) + 1);
        this.passed += 1;
        return;
      }
      if (!('objects' in ours)) throw new Error('refusal' in ours ? ours.refusal.message : ours.defect);
      const written = inFreshNamespaces(ours.objects, suffix);
      this.notJudged.push(...written.filter(isNotJudged));
      const objects = written.filter((object) => !isNotJudged(object));
      const first = await applyDocuments(this.context.cluster.client, objects);
      for (const { object, answer } of first) {
        const problems = await this.problems(object, answer);
        if (problems.length === 0) {
          this.passed += 1;
          this.context.corpus.add(answer.body as KubeObject);
        }
        this.tally.add(source, name, object);
        this.failures.push(...problems.map((problem) => `${label}: ${nameOf(object)} ${problem}`));
      }
      await this.tidy(objects);
    } catch (error) {
      this.failures.push(`${label}: ${String(error)}`);
    }
  }

  /** A kind that the server knows after all must be judged. */
  private async servedAfterAll(): Promise<string[]> {
    const served = await Promise.all(NOT_JUDGED.map(async (each) => ({
      ...each, known: await this.context.cluster.client.resourceOf(each).then(() => true, () => false),
    })));
    return served.filter(({ known }) => known).map(({ apiVersion, kind }) => `${kind} ${apiVersion} is served, and listed as not judged`);
  }

  private async problems(object: KubeObject, answer: Answer): Promise<string[]> {
    if (!answer.ok) return [`was refused: ${messageOf(answer)}`];
    const unmeant = answer.warnings.filter((warning) => {
      const known = MEANT_WARNINGS.find(({ covers }) => covers(warning, object));
      if (known !== undefined) this.meant.set(known.reason, (this.meant.get(known.reason) ?? 0) + 1);
      return known === undefined;
    });
    const changed = await applyAgain(this.context.cluster.client, object, answer);
    return [...unmeant.map((warning) => `was warned of: ${warning}`), ...(changed === undefined ? [] : [changed])];
  }

  /** Takes back what other cases would meet: node ports, and names that live in no namespace. */
  private async tidy(objects: readonly KubeObject[]): Promise<void> {
    for (const object of objects) {
      const shared = object.kind === 'Service' || (object.kind !== 'Namespace' && object.metadata.namespace === undefined);
      if (shared) await this.context.cluster.client.remove(object);
    }
  }
}
