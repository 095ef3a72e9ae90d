import { NetworkError } from '../values/errors';

/** How much a finding weighs. */
export enum Severity {
  /** Nothing is weakened; worth knowing. */
  WARNING = 'warning',
  /** Synthesis fails until it is mended or acknowledged. */
  ERROR = 'error',
}

/** Something the library noticed, or cannot do as asked. */
export interface Finding {
  /** Stable name, such as `PoliciesNotEnforced`; what `acknowledge` takes. */
  readonly id: string;
  /** Path of the construct it is about; empty for the whole app. */
  readonly path: string;
  /** What is the matter, in one sentence. */
  readonly sentence: string;
  /** What to do about it. */
  readonly mend: string;
  /** Whether synthesis fails. */
  readonly severity: Severity;
  /**
   * Why somebody accepted it.
   *
   * @default - nobody did
   */
  readonly acknowledgedBecause?: string;
}

/**
 * A refusal that came up while wishes were put together, reported with all the others.
 *
 * @internal
 */
export function findingOf(error: NetworkError, path: string): Finding {
  const [sentence, ...mend] = error.sentence.split('; ');
  return { id: error.id, path: error.path ?? path, sentence, mend: mend.join('; '), severity: Severity.ERROR };
}

/** @internal */
export function findingText(finding: Finding): string {
  const place = finding.path === '' ? '' : `  [${finding.path}]`;
  return `${finding.id}: ${finding.sentence}; ${finding.mend}${place}`;
}

/** @internal */
export function findingKey(finding: Finding): string {
  return `${finding.path}\u0000${finding.id}\u0000${finding.sentence}`;
}
