import * as fc from 'fast-check';
import { messageOf } from '../../cluster/apply-again';
import { KubeObject, nameOf } from '../../cluster/object';
import { ourAnswer } from './our-answer';
import { Question } from './question';

/** Says why a judge refuses the objects; nothing, if it takes them. Warnings come beside. */
export type Judge = (objects: readonly KubeObject[]) => Promise<{ readonly refusal?: string; readonly warnings: readonly string[] }>;

type Outcome = 'both accept' | 'both refuse' | 'only we refuse' | 'disagreement';

interface Verdict {
  readonly outcome: Outcome;
  /** The listed reason, or what the disagreement is, without the particulars of the input. */
  readonly because: string;
  readonly details?: string;
}

export interface Agreement {
  readonly kind: string;
  readonly counts: { readonly [outcome in Outcome]: number };
  readonly reasons: ReadonlyMap<string, number>;
  readonly failures: readonly string[];
}

const AT_ONCE = 48;
const SHRINK_MILLISECONDS = 10_000;

/** Asks both sides about random inputs; each different disagreement is shrunk to its smallest input. */
export async function ask<T>(question: Question<T>, judge: Judge, seed: number, runs: number): Promise<Agreement> {
  const counts = { 'both accept': 0, 'both refuse': 0, 'only we refuse': 0, 'disagreement': 0 };
  const reasons = new Map<string, number>();
  const disagreements = new Map<string, { readonly first: number; count: number }>();
  const inputs = fc.sample(question.inputs, { seed, numRuns: runs });
  for (let start = 0; start < inputs.length; start += AT_ONCE) {
    const verdicts = await Promise.all(inputs.slice(start, start + AT_ONCE).map(async (input) => compare(question, judge, input)));
    verdicts.forEach(({ outcome, because }, index) => {
      counts[outcome] += 1;
      if (outcome === 'disagreement') {
        const known = disagreements.get(because) ?? { first: start + index, count: 0 };
        known.count += 1;
        disagreements.set(because, known);
      } else if (because !== '') {
        reasons.set(because, (reasons.get(because) ?? 0) + 1);
      }
    });
  }
  const failures: string[] = [];
  for (const [because, { first, count }] of disagreements) {
    failures.push(`${question.kind} (${count} of ${runs}): ${because}\n  ${await smallest(question, judge, seed, first, because)}`);
  }
  return { kind: question.kind, counts, reasons, failures };
}

async function compare<T>(question: Question<T>, judge: Judge, input: T): Promise<Verdict> {
  const ours = ourAnswer(() => question.write(input));
  if ('defect' in ours) return { outcome: 'disagreement', because: `we break with ${withoutParticulars(ours.defect)}`, details: ours.defect };
  const plain = await judge(question.meaning(input));
  if ('refusal' in ours) {
    const { id, message } = ours.refusal;
    if (plain.refusal !== undefined) return { outcome: 'both refuse', because: '' };
    const reason = question.stricter.find((each) => each.id === id && (each.says === undefined || each.says.test(message)));
    if (reason !== undefined) return { outcome: 'only we refuse', because: reason.because };
    return { outcome: 'disagreement', because: `only we refuse: ${withoutParticulars(message)}`, details: message };
  }
  const emitted = await judge(ours.objects);
  if (emitted.refusal !== undefined) {
    return { outcome: 'disagreement', because: `the server refuses what we write: ${withoutParticulars(emitted.refusal)}`, details: emitted.refusal };
  }
  if (emitted.warnings.length > 0) {
    return { outcome: 'disagreement', because: `the server warns of what we write: ${withoutParticulars(emitted.warnings[0])}`, details: emitted.warnings[0] };
  }
  if (plain.refusal === undefined) return { outcome: 'both accept', because: '' };
  return { outcome: 'disagreement', because: `only the server refuses: ${withoutParticulars(plain.refusal)}`, details: plain.refusal };
}

/** The smallest input that disagrees in the same way, with what was said of it. */
async function smallest<T>(question: Question<T>, judge: Judge, seed: number, index: number, because: string): Promise<string> {
  const agrees = async (input: T) => (await compare(question, judge, input)).because !== because;
  // The path leads straight to the input that was found, and shrinks from there.
  const { counterexample } = await fc.check(fc.asyncProperty(question.inputs, agrees), {
    seed, path: `${index}`, numRuns: 1, interruptAfterTimeLimit: SHRINK_MILLISECONDS,
  });
  const input = counterexample?.[0];
  if (input === undefined) return `input number ${index} of seed ${seed}; not found again`;
  return `input ${JSON.stringify(input)}\n  said: ${(await compare(question, judge, input)).details}`;
}

/** The part of a message that is the same for every input with the same fault: what was got and how to mend it follow later. */
function withoutParticulars(message: string): string {
  return message
    .replace(/^.* is invalid: \[?/, '')
    .replace(/, got .*$/s, '')
    .replace(/\[\d+\]/g, '[…]').replace(/"(?:[^"\\]|\\.)*"/g, '…').replace(/Invalid value: .*?: /g, 'Invalid value: ').replace(/\d+/g, '…')
    .slice(0, 120);
}

/** Puts objects to the API server as a dry run, one by one. */
export function serverJudge(send: (object: KubeObject) => Promise<{ ok: boolean; status: number; body: any; warnings: readonly string[] }>): Judge {
  return async (objects) => {
    const warnings: string[] = [];
    for (const object of objects) {
      const answer = await send(object);
      warnings.push(...answer.warnings);
      if (!answer.ok) return { refusal: `${nameOf(object)}: ${messageOf({ ...answer })}`, warnings };
    }
    return { warnings };
  };
}
