/**
 * Some endpoints, by their places in the list; a large list less a few need not be copied.
 *
 * @internal
 */
export class Places implements Iterable<number> {
  public constructor(private readonly list: readonly number[], private readonly without: ReadonlySet<number> = new Set()) {}

  public get size(): number {
    return this.list.length - this.without.size;
  }

  public *[Symbol.iterator](): Iterator<number> {
    for (const each of this.list) if (!this.without.has(each)) yield each;
  }
}
