import { refuse } from './errors';
import { quoted } from './quoted';

/**
 * Whole numbers from `first` to `last`, both included.
 *
 * @internal
 */
export interface Interval {
  readonly first: number;
  readonly last: number;
}

/**
 * A finite set of whole numbers, kept as intervals.
 *
 * The intervals are sorted, disjoint and never adjacent, so two equal sets hold equal intervals: `sameAs` and
 * `toString` need no search. Under `union`, `intersect` and `minus` these sets are a Boolean ring: every law of
 * sets holds without exception (the tests state them).
 *
 * @internal
 */
export class IntervalSet {
  public static readonly EMPTY = new IntervalSet([]);

  public static of(first: number, last: number): IntervalSet {
    if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last) || first > last) {
      refuse('InvalidInterval',
        `an interval must be two whole numbers in rising order, got ${quoted(first)} and ${quoted(last)}; give the smaller one first`);
    }
    return new IntervalSet([{ first, last }]);
  }

  public static union(sets: readonly IntervalSet[]): IntervalSet {
    const sorted = sets.flatMap(set => set.intervals).sort((a, b) => a.first - b.first);
    const merged: { first: number; last: number }[] = [];
    for (const { first, last } of sorted) {
      const before = merged.at(-1);
      if (before !== undefined && first <= before.last + 1) {
        before.last = Math.max(before.last, last);
      } else {
        merged.push({ first, last });
      }
    }
    return new IntervalSet(merged);
  }

  private constructor(public readonly intervals: readonly Interval[]) {}

  public get isEmpty(): boolean {
    return this.intervals.length === 0;
  }

  public union(other: IntervalSet): IntervalSet {
    return IntervalSet.union([this, other]);
  }

  public intersect(other: IntervalSet): IntervalSet {
    const common: Interval[] = [];
    for (const a of this.intervals) {
      for (const b of other.intervals) {
        const first = Math.max(a.first, b.first);
        const last = Math.min(a.last, b.last);
        if (first <= last) common.push({ first, last });
      }
    }
    return new IntervalSet(common);
  }

  public minus(other: IntervalSet): IntervalSet {
    const left: Interval[] = [];
    for (const { first, last } of this.intervals) {
      let next = first;
      for (const hole of other.intervals) {
        if (hole.last < next || hole.first > last) continue;
        if (hole.first > next) left.push({ first: next, last: hole.first - 1 });
        next = hole.last + 1;
      }
      if (next <= last) left.push({ first: next, last });
    }
    return new IntervalSet(left);
  }

  /** Whether every number of `other` is in this set. */
  public contains(other: IntervalSet): boolean {
    return other.minus(this).isEmpty;
  }

  public sameAs(other: IntervalSet): boolean {
    return this.toString() === other.toString();
  }

  public toString(): string {
    return this.intervals.map(({ first, last }) => first === last ? `${first}` : `${first}-${last}`).join(',');
  }
}
