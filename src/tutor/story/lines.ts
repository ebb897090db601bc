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
  const untold = tooMany(entries);
  const lines = entries.filter((entry) => !untold.has(entry)).flatMap(linesOf);
  const left = [...untold].reduce((sum, entry) => sum + entry.steps, 0);
  return left === 0 ? lines : [...lines, `... ${left} more step${left === 1 ? '' : 's'}`];
}

/** Entries to leave out so that the rest fits: light ones before heavy ones, late ones before early ones. */
function tooMany(entries: readonly Entry[]): ReadonlySet<Entry> {
  const dropped = new Set<Entry>();
  let lines = entries.reduce((sum, entry) => sum + linesOf(entry).length, 0);
  let room = MOST_LINES;
  // A stable sort keeps later entries in front of earlier ones of the same weight.
  for (const entry of entries.toReversed().sort((one, other) => one.weight - other.weight)) {
    if (lines <= room) break;
    dropped.add(entry);
    lines -= linesOf(entry).length;
    // A last line counts steps; what stands for no step is not counted.
    if (entry.steps > 0) room = MOST_LINES - 1;
  }
  return dropped;
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
