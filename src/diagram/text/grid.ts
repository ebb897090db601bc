/**
 * A strip with a column for each place: Pods of a StatefulSet, or Nodes.
 *
 *          db-0   db-1   db-2
 *    0s     s      -      -
 *    4s     R      s      -
 */
import { PHONE_COLUMNS } from './columns';
import { duration } from '../duration';

export interface GridRow {
  /** Virtual milliseconds since the command. */
  readonly at: number;
  /** One for each place. */
  readonly cells: readonly string[];
}

/** Columns for the time. */
const TIME = 7;
const GAPS = [3, 2, 1];

/** The lines, letters under the middle of names or under their beginning; undefined when they are too wide even with what all places' names begin with said only once. */
export function gridLines(
  places: readonly string[],
  rows: readonly GridRow[],
  isCentred: boolean,
): readonly string[] | undefined {
  const common = commonStart(places);
  const short = places.map((place) => place.slice(common.length));
  for (const { start, names } of [
    { start: '', names: places },
    { start: common, names: short },
  ]) {
    for (const gap of GAPS) {
      const lines = laidOut(start, names, rows, { gap, isCentred });
      if (lines.every((line) => line.length <= PHONE_COLUMNS)) return lines;
    }
  }
  return undefined;
}

function laidOut(
  start: string,
  names: readonly string[],
  rows: readonly GridRow[],
  { gap, isCentred }: { readonly gap: number; readonly isCentred: boolean },
): readonly string[] {
  const columns = names.map((name, index) => {
    const cells = rows.map((row) => row.cells[index] ?? '-');
    const indent = isCentred ? Math.max(0, Math.floor((name.length - 1) / 2)) : 0;
    return { name, indent, width: Math.max(name.length, ...cells.map((cell) => indent + cell.length)) + gap };
  });
  const head = columns.map(({ name, width }) => name.padEnd(width)).join('');
  return [
    `${start.padEnd(TIME)}${head}`.trimEnd(),
    ...rows.map(({ at, cells }) => {
      const letters = columns.map(({ indent, width }, index) =>
        (' '.repeat(indent) + (cells[index] ?? '-')).padEnd(width),
      );
      return `${duration(at).padStart(3).padEnd(TIME)}${letters.join('')}`.trimEnd();
    }),
  ];
}

/** What all names begin with, up to a dash: `node-`. */
function commonStart(names: readonly string[]): string {
  const [first = '', ...others] = names;
  const start = first.slice(0, first.lastIndexOf('-') + 1);
  return start.length < TIME && others.every((name) => name.startsWith(start)) ? start : '';
}
