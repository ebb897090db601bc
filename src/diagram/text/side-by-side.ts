/**
 * Blocks of lines in rows, so many in each.
 */

/** Blocks of a row begin at the same line, and are as wide as they are told. */
export function sideBySide(
  blocks: readonly (readonly string[])[],
  columns: number,
  gap: number,
  perRow: number,
): readonly string[] {
  const lines: string[] = [];
  for (let first = 0; first < blocks.length; first += perRow) {
    const row = blocks.slice(first, first + perRow);
    const height = Math.max(...row.map(({ length }) => length));
    for (let line = 0; line < height; line++) {
      lines.push(row.map((block) => (block[line] ?? '').padEnd(columns)).join(' '.repeat(gap)));
    }
  }
  return lines;
}
