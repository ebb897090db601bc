/**
 * What stands above every picture of a replay: the command, the virtual time as a number and as a bar, and what
 * happened.
 */
import { atLeast, atTop, column, type Piece, row, words } from '../drawing/piece';
import { LINE_HEIGHT } from '../drawing/text-size';
import { duration } from '../duration';
import { wrapped } from '../drawing/wrapped';

const TITLE = 15;
const TIME = 14;
const TIME_WIDTH = 62;
const BAR = 8;
const SAID = 12.5;
/** Lines that a caption may have. */
const MOST_LINES = 4;

export interface CaptionLook {
  readonly command: string;
  readonly width: number;
  /** Times of all pictures, and which of them this is. */
  readonly times: readonly number[];
  readonly index: number;
  /** Lines of words in the longest caption of the replay. */
  readonly lines: number;
}

export function captionPiece(said: readonly string[], look: CaptionLook): Piece {
  const { command, width, times, index, lines } = look;
  const title = words(command, { size: TITLE, weight: 'strong' }, width);
  const time = index === 0 ? 'before' : duration(times[index] ?? 0);
  const clock = row([
    atLeast(words(time, { size: TIME, weight: 'strong', tone: 'changed' }), TIME_WIDTH),
    progressBar(look, width - TIME_WIDTH),
  ]);
  const text = captionLines(said, width).map((line) => words(line, { size: SAID }));
  const room = lines * SAID * LINE_HEIGHT;
  return column([title, clock, atTop(column(text), width, room)], 6);
}

/** The words of a caption as they are broken into lines. */
export function captionLines(said: readonly string[], width: number): readonly string[] {
  return said.flatMap((text) => wrapped(text, SAID, 'regular', width, MOST_LINES)).slice(0, MOST_LINES);
}

/** How much of the time has passed; a tick for every picture. */
function progressBar({ times, index }: CaptionLook, width: number): Piece {
  const longest = times.at(-1) ?? 0;
  // Where no time passes, the pictures are told apart by their number.
  const partOf = (one: number) => (longest > 0 ? (times[one] ?? 0) / longest : one / Math.max(1, times.length - 1));
  const height = BAR + 6;
  return {
    width,
    height,
    at: (x, y) => {
      const top = y + (height - BAR) / 2;
      const bar = { shape: 'box', x, y: top, height: BAR, radius: BAR / 2 } as const;
      const passed = Math.max(BAR, partOf(index) * width);
      return [
        { ...bar, width, fill: 'lane', stroke: 'line' },
        ...(index === 0 ? [] : [{ ...bar, width: passed, fill: 'changed' } as const]),
        ...times.slice(1).map((_, one) => {
          const at = x + Math.min(width - 1, Math.max(1, partOf(one + 1) * width));
          return { shape: 'path', points: [[at, y] as const, [at, top] as const], stroke: 'faint' } as const;
        }),
      ];
    },
  };
}
