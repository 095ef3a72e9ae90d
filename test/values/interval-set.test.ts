import * as fc from 'fast-check';
import { IntervalSet } from '../../src/values/interval-set';
import { intervalSets } from './arbitraries';
import { refusal } from './refusals';

const NUMBERS = Array.from({ length: 18 }, (_, n) => n);
const holds = (set: IntervalSet, n: number) => set.intervals.some(({ first, last }) => first <= n && n <= last);

test('is kept sorted, disjoint and not adjacent', () => {
  fc.assert(fc.property(intervalSets, ({ intervals }) => {
    intervals.forEach(({ first, last }, i) => {
      expect(first).toBeLessThanOrEqual(last);
      if (i > 0) expect(first).toBeGreaterThan(intervals[i - 1].last + 1);
    });
  }));
});

test('membership agrees with the operations, number by number', () => {
  fc.assert(fc.property(intervalSets, intervalSets, (a, b) => {
    for (const n of NUMBERS) {
      expect(holds(a.union(b), n)).toBe(holds(a, n) || holds(b, n));
      expect(holds(a.intersect(b), n)).toBe(holds(a, n) && holds(b, n));
      expect(holds(a.minus(b), n)).toBe(holds(a, n) && !holds(b, n));
    }
    expect(a.contains(b)).toBe(NUMBERS.every(n => !holds(b, n) || holds(a, n)));
    expect(a.sameAs(b)).toBe(NUMBERS.every(n => holds(a, n) === holds(b, n)));
  }));
});

test('union and intersection are commutative, associative, absorbing and distributive', () => {
  fc.assert(fc.property(intervalSets, intervalSets, intervalSets, (a, b, c) => {
    expect(a.union(b)).toEqual(b.union(a));
    expect(a.intersect(b)).toEqual(b.intersect(a));
    expect(a.union(b).union(c)).toEqual(a.union(b.union(c)));
    expect(a.intersect(b).intersect(c)).toEqual(a.intersect(b.intersect(c)));
    expect(a.union(a.intersect(b))).toEqual(a);
    expect(a.intersect(a.union(b))).toEqual(a);
    expect(a.intersect(b.union(c))).toEqual(a.intersect(b).union(a.intersect(c)));
  }));
});

test('a difference is disjoint from what was taken, and with it makes the whole again', () => {
  fc.assert(fc.property(intervalSets, intervalSets, (a, b) => {
    expect(a.minus(b).intersect(b).isEmpty).toBe(true);
    expect(a.minus(b).union(a.intersect(b))).toEqual(a);
  }));
});

test('reads as a person writes it', () => {
  const set = IntervalSet.union([IntervalSet.of(8000, 8080), IntervalSet.of(443, 443), IntervalSet.of(80, 80)]);
  expect(set.toString()).toBe('80,443,8000-8080');
  expect(IntervalSet.EMPTY.toString()).toBe('');
});

test('refuses an interval that falls or is not of whole numbers', () => {
  expect(refusal(() => IntervalSet.of(2, 1))).toMatch(/^InvalidInterval: .* got 2 and 1; /);
  expect(refusal(() => IntervalSet.of(NaN, 1))).toMatch(/^InvalidInterval: /);
  expect(refusal(() => IntervalSet.of(1.5, 2))).toMatch(/^InvalidInterval: /);
});
