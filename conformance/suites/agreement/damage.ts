import * as fc from 'fast-check';

/** Good inputs, and inputs that are broken in one or two places. */
export function damaged<T>(good: fc.Arbitrary<T>, breakers: ReadonlyArray<fc.Arbitrary<(input: T) => T>>): fc.Arbitrary<T> {
  const breaks = fc.oneof(
    { weight: 2, arbitrary: fc.constant<never[]>([]) },
    { weight: 3, arbitrary: fc.tuple(fc.oneof(...breakers)) },
    { weight: 1, arbitrary: fc.tuple(fc.oneof(...breakers), fc.oneof(...breakers)) },
  );
  return fc.tuple(good, breaks).map(([input, chosen]) => (chosen as Array<(input: T) => T>).reduce((so, breaker) => breaker(so), input));
}

/** Replaces a field by a value of the arbitrary. */
export function replace<T, K extends keyof T>(field: K, values: fc.Arbitrary<T[K]>): fc.Arbitrary<(input: T) => T> {
  return values.map((value) => (input: T) => ({ ...input, [field]: value }));
}

/** Changes one element of a list; an empty list stays. */
export function replaceIn<T, K extends keyof T, E>(field: K, change: fc.Arbitrary<(element: E) => E>): fc.Arbitrary<(input: T) => T> {
  return fc.tuple(fc.nat(), change).map(([at, changed]) => (input: T) => {
    const list = (input[field] ?? []) as unknown as E[];
    return { ...input, [field]: list.map((element, index) => (index === at % list.length ? changed(element) : element)) };
  });
}

/** Gives an option in about a third of the inputs. */
export function sometimes<V>(values: fc.Arbitrary<V>): fc.Arbitrary<V | undefined> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: values });
}
