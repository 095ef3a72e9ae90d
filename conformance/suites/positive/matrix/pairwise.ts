/** The values of each dimension, by name. */
export interface Dimensions {
  readonly [dimension: string]: readonly string[];
}

/** One value of each dimension. */
export type Choice<D extends Dimensions> = { readonly [name in keyof D]: D[name][number] };

const POOL = 100_000;
const WINDOW = 200;

/**
 * Few choices in which every two values that may stand together do so at least once.
 *
 * Greedy over a pool of random choices, drawn from a fixed seed: not the fewest there are, but the same each time.
 */
export function pairwise<D extends Dimensions>(dimensions: D, isValid: (choice: Choice<D>) => boolean): Array<Choice<D>> {
  const random = generator(1);
  const names = Object.keys(dimensions);
  const numbers = new Map(names.flatMap((name) => dimensions[name].map((value) => `${name}=${value}`)).map((each, index) => [each, index]));
  const draw = () => Object.fromEntries(names.map((name) => [name, dimensions[name][Math.floor(random() * dimensions[name].length)]])) as Choice<D>;
  const pool = Array.from({ length: POOL }, draw).filter(isValid).map((choice) => ({ choice, pairs: pairsOf(choice, names, numbers) }));
  const open = new Set(pool.flatMap(({ pairs }) => pairs));
  const chosen: Array<Choice<D>> = [];
  const gain = ({ pairs }: { pairs: number[] }) => pairs.reduce((sum, pair) => sum + (open.has(pair) ? 1 : 0), 0);
  // A window of the pool is enough to choose from, and keeps this fast.
  for (let window: typeof pool = [], next = 0; open.size > 0;) {
    window = window.filter((each) => gain(each) > 0);
    for (; window.length < WINDOW && next < pool.length; next += 1) if (gain(pool[next]) > 0) window.push(pool[next]);
    const best = window.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    chosen.push(best.choice);
    best.pairs.forEach((pair) => open.delete(pair));
  }
  const missing = names.flatMap((name) => dimensions[name].filter((value) => !chosen.some((choice) => choice[name] === value)).map((value) => `${name} ${value}`));
  if (missing.length > 0) throw new Error(`no valid choice has ${missing.join(', ')}`);
  return chosen;
}

/** Every two values that stand together in the choice, as one number. */
function pairsOf(choice: { readonly [name: string]: string }, names: readonly string[], numbers: ReadonlyMap<string, number>): number[] {
  const values = names.map((name) => numbers.get(`${name}=${choice[name]}`)!);
  return values.flatMap((a, index) => values.slice(index + 1).map((b) => a * numbers.size + b));
}

/** Mulberry32: small, seeded, good enough to draw choices. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    /* eslint-disable no-bitwise */
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    /* eslint-enable no-bitwise */
  };
}
