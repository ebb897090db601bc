/**
 * What differs between two texts, line by line, as `diff -u` prints it.
 */
type Mark = ' ' | '-' | '+';

interface Line {
  readonly mark: Mark;
  readonly text: string;
}

/** Lines around a change. */
const CONTEXT = 3;

/** The hunks that make the second text of the first, with a final newline; empty when they are the same. */
export function unifiedDiff(before: string, after: string): string {
  const lines = marked(linesOf(before), linesOf(after));
  return hunks(lines)
    .map(([start, end]) => hunk(lines, start, end))
    .join('');
}

const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** Every line of both texts; the longest common subsequence stands unmarked. */
function marked(before: readonly string[], after: readonly string[]): readonly Line[] {
  const common = commonLengths(before, after);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, next] = [before[i], after[j]];
    if (old !== undefined && old === next) {
      lines.push({ mark: ' ', text: old });
      i++;
      j++;
    } else if (old !== undefined && (next === undefined || common[i + 1]![j]! >= common[i]![j + 1]!)) {
      lines.push({ mark: '-', text: old });
      i++;
    } else {
      lines.push({ mark: '+', text: next! });
      j++;
    }
  }
  return lines;
}

/** How many lines the rest of one text from i and of the other from j have in common, in order. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        before[i] === after[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}

/** Start and end of each hunk: changes with the lines around them; what touches is one. */
function hunks(lines: readonly Line[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  lines.forEach(({ mark }, index) => {
    if (mark === ' ') return;
    const [start, end] = [Math.max(0, index - CONTEXT), Math.min(lines.length, index + CONTEXT + 1)];
    const last = found.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = end;
    else found.push([start, end]);
  });
  return found;
}

function hunk(lines: readonly Line[], start: number, end: number): string {
  const shown = lines.slice(start, end);
  const range = (other: Mark): string => {
    const first = lines.slice(0, start).filter(({ mark }) => mark !== other).length;
    const count = shown.filter(({ mark }) => mark !== other).length;
    return count === 1 ? `${first + 1}` : `${count === 0 ? first : first + 1},${count}`;
  };
  return `@@ -${range('+')} +${range('-')} @@\n${shown.map(({ mark, text }) => `${mark}${text}\n`).join('')}`;
}
