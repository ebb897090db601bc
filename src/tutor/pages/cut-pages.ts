/**
 * Cuts a long text into pages of whole lines, each of which can be read by itself.
 */
import { isHeader } from '../../commands/pipes/through';
import { spoken } from '../text';

/** Lines of a page, its characters, and those that are read aloud: blanks between columns count once there. */
export const MOST_LINES = 100;
const MOST_CHARACTERS = 6_000;
const MOST_SPOKEN = 3_500;
/** A longer line counts as several. */
const LONGEST_LINE = 2_000;

export interface Page {
  /** The first and the last line of the whole text that it shows, from 1. */
  readonly from: number;
  readonly to: number;
  /** With the header of the table that was begun on a page before. */
  readonly lines: readonly string[];
}

/** The pages of a text; at least one. */
export function cutPages(text: string): readonly Page[] {
  const lines = text.split('\n').flatMap(inPieces);
  const pages: Page[] = [];
  let at = 0;
  let header: string | undefined;
  do {
    const begun = header === undefined || isHeader(lines[at]!) ? [] : [header];
    const page: string[] = [...begun];
    const from = at + 1;
    let room = { lines: MOST_LINES, characters: MOST_CHARACTERS, spoken: MOST_SPOKEN };
    while (at < lines.length) {
      const line = lines[at]!;
      const said = spoken([line]).length + 1;
      const left = { lines: room.lines - 1, characters: room.characters - line.length - 1, spoken: room.spoken - said };
      const isFull = left.lines < 0 || left.characters < 0 || left.spoken < 0;
      if (isFull && page.length > begun.length) break;
      page.push(line);
      room = left;
      if (isHeader(line)) header = line;
      else if (line === '') header = undefined;
      at++;
    }
    pages.push({ from, to: at, lines: page });
  } while (at < lines.length);
  return pages;
}

function inPieces(line: string): readonly string[] {
  if (line.length <= LONGEST_LINE) return [line];
  return line.match(new RegExp(`.{1,${LONGEST_LINE}}`, 'gsu')) ?? [];
}
