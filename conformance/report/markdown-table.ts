/** A table that reads well as plain text too: columns are padded to one width. */
export function markdownTable(head: readonly string[], body: ReadonlyArray<readonly string[]>): string[] {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...body].map((row) => row[column].length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)];
}
