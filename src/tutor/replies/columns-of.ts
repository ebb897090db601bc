/**
 * A small table of words under a picture: a head, rows, columns as wide as they must be.
 */
import { ROWS } from '../../containers/database';
import { ascii, cut, PHONE_COLUMNS } from '../../diagram/text/columns';

/** The lines of a table, and the same as sentences for those who listen. */
export interface Table {
  readonly lines: readonly string[];
  readonly described: readonly string[];
}

/** Rows of three columns, two blanks apart; what does not fit is cut. `least`: columns before the second and third begin. */
export function columnsOf(
  rows: readonly (readonly [string, string, string])[],
  [leastFirst, leastSecond]: readonly [number, number],
): readonly string[] {
  const widest = (column: 0 | 1 | 2) => Math.max(...rows.map((row) => row[column].length));
  const wanted = Math.max(widest(1) + GAP, leastSecond);
  const kept = Math.min(wanted, MOST_SECOND);
  const first = Math.min(Math.max(widest(0) + GAP, leastFirst), PHONE_COLUMNS - LEAST_LAST - kept);
  const second = Math.min(wanted, PHONE_COLUMNS - LEAST_LAST - first);
  return rows.map(([a, b, c]) => {
    const start = cut(a, first - GAP).padEnd(first) + cut(b, second - GAP).padEnd(second);
    return ascii(start + cutQuoted(c, PHONE_COLUMNS - start.length));
  });
}

/** A text that is cut keeps its second quote. */
function cutQuoted(text: string, columns: number): string {
  if (text.length <= columns || !text.startsWith('"')) return cut(text, columns);
  return `${cut(text.slice(0, -1), columns - 1)}"`;
}

const GAP = 2;
/** Room that the last column has in any case. */
const LEAST_LAST = 8;
/** Room that the second column has in any case, where it needs it. */
const MOST_SECOND = 15;

/** A text as a table shows it: in quotes where it is one line, else how many lines there are; a database has rows. */
export function quotedText(text: string, path: string): string {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.length > 1 ? `${lines.length} ${path === ROWS ? 'rows' : 'lines'}` : `"${text.trimEnd()}"`;
}
