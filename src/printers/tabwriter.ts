/**
 * Aligns columns as Go's text/tabwriter does. Follows text/tabwriter and cli-runtime/pkg/printers.
 */
export interface TabOptions {
  /** Narrowest width of a cell with its padding. */
  readonly min: number;
  readonly padding: number;
}

/** The widths of kubectl's tables. */
export const TABLE: TabOptions = { min: 6, padding: 3 };
/** The widths of `rollout history`. */
export const LIST: TabOptions = { min: 0, padding: 2 };

/**
 * Cells are ended by tabs; the last cell of a line is never padded. Neighbouring lines that have a cell in a column share
 * its width.
 */
export function alignTabs(text: string, { min, padding }: TabOptions): string {
  const hasEnd = text.endsWith('\n');
  const lines = (hasEnd ? text.slice(0, -1) : text).split('\n').map((line) => line.split('\t'));
  const aligned = lines.map(() => '');
  const alignBlock = (from: number, to: number, column: number): void => {
    for (let first = from; first < to;) {
      if (lines[first]!.length - 1 <= column) {
        first++;
        continue;
      }
      let end = first;
      let width = min;
      for (; end < to && lines[end]!.length - 1 > column; end++) {
        width = Math.max(width, [...lines[end]![column]!].length + padding);
      }
      for (let i = first; i < end; i++) aligned[i] = aligned[i]! + lines[i]![column]!.padEnd(width);
      alignBlock(first, end, column + 1);
      first = end;
    }
  };
  alignBlock(0, lines.length, 0);
  return lines.map((cells, i) => aligned[i]! + cells.at(-1)!).join('\n') + (hasEnd ? '\n' : '');
}
