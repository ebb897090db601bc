/**
 * The form of a story: `TIME  Actor did what`, wrapped with an indent, never more than eight lines.
 */
import { duration } from '../../diagram/duration';

/** Lines are wrapped here: what a phone shows of proportional text, twice. */
export const STORY_COLUMNS = 60;
/** A blank at which no line is broken: between a number and what it counts. */
export const FIXED = '\u00a0';
/** A story is never longer. */
const MOST_LINES = 8;

/** One entry of a story, before it is wrapped. */
export interface Entry {
  /** Virtual milliseconds since the command. */
  readonly at: number;
  /** Id of the first step that it tells: entries of one instant stand in the order of the record. */
  readonly order?: number;
  readonly text: string;
  /** Higher is told rather than lower when not all fit; 9 is always told. */
  readonly weight: number;
  /** How many steps it stands for. */
  readonly steps: number;
}

/** Wraps entries into lines. Entries that do not fit are left out, the lightest first, and counted in a last line. */
export function storyLines(entries: readonly Entry[]): readonly string[] {
  const told = choose(entries);
  const lines = told.flatMap(linesOf);
  const left = entries.filter((entry) => !told.includes(entry)).reduce((sum, entry) => sum + entry.steps, 0);
  return left === 0 ? lines : [...lines, `... ${left} more step${left === 1 ? '' : 's'}`];
}

/** Drops light entries until the rest fits. */
function choose(entries: readonly Entry[]): readonly Entry[] {
  const count = (some: readonly Entry[]) => some.reduce((sum, entry) => sum + linesOf(entry).length, 0);
  let told = entries;
  // What stands for no step is not counted in a last line.
  const room = () => (entries.every((one) => one.steps === 0 || told.includes(one)) ? MOST_LINES : MOST_LINES - 1);
  while (count(told) > room()) {
    const lightest = Math.min(...told.map((entry) => entry.weight));
    const index = told.findLastIndex((entry) => entry.weight === lightest);
    told = told.filter((_, at) => at !== index);
  }
  return told;
}

function linesOf(entry: Entry): readonly string[] {
  const time = duration(entry.at);
  const start = time.length <= 3 ? `${time.padEnd(3)} ` : `${time}  `;
  return wrap(start + entry.text, STORY_COLUMNS, '    ');
}

/** Breaks a text at blanks into lines of at most so many characters; all but the first are indented. */
export function wrap(text: string, columns: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= columns || line === '') line = longer;
    else {
      lines.push(line);
      line = indent + word;
    }
  }
  return (line === '' ? lines : [...lines, line]).map((whole) => whole.replaceAll(FIXED, ' '));
}
