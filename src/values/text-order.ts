/**
 * Order of texts by code unit, the same on every machine: a locale would change the documents with the reader's language.
 *
 * @internal
 */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
