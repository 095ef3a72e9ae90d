/** The values of each dimension, by name. */
export interface Dimensions {
  readonly [dimension: string]: readonly string[];
}

/** One value of each dimension. */
export type Choice<D extends Dimensions> = { readonly [name in keyof D]: D[name][number] };

const POOL = 100_000;

/**
 * Few choices in which every two values that may stand together do so at least once.
 *
 * Greedy over a pool of random choices, drawn from a fixed seed: not the fewest there are, but the same each time.
 */
export function pairwise<D extends Dimensions>(dimensions: D, isValid: (choice: Choice<D>) => boolean): Array<Choice<D>> {
  const random = generator(1);
  const names = Object.keys(dimensions);
  const draw = () => Object.fromEntries(names.map((name) => [name, dimensions[name][Math.floor(random() * dimensions[name].length)]])) as Choice<D>;
  const pool = Array.from({ length: POOL }, draw).filter(isValid).map((choice) => ({ choice, pairs: pairsOf(choice, names) }));
  const open = new Set(pool.flatMap(({ pairs }) => pairs));
  const chosen: Array<Choice<D>> = [];
  for (let left = pool; open.size > 0;) {
    const gain = ({ pairs }: { pairs: string[] }) => pairs.reduce((sum, pair) => sum + (open.has(pair) ? 1 : 0), 0);
    // A window of the pool is enough to choose from, and keeps this fast.
    const window = left.slice(0, 200);
    const best = window.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    if (gain(best) > 0) chosen.push(best.choice);
    best.pairs.forEach((pair) => open.delete(pair));
    left = left.filter((each) => each !== best && gain(each) > 0);
  }
  const missing = names.flatMap((name) => dimensions[name].filter((value) => !chosen.some((choice) => choice[name] === value)).map((value) => `${name} ${value}`));
  if (missing.length > 0) throw new Error(`no valid choice has ${missing.join(', ')}`);
  return chosen;
}

function pairsOf(choice: { readonly [name: string]: string }, names: readonly string[]): string[] {
  return names.flatMap((a, index) => names.slice(index + 1).map((b) => `${a}=${choice[a]} ${b}=${choice[b]}`));
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
