/**
 * The columns of a figure over time: one for each instant, all of one width, behind the names of the rows.
 */
import type { Piece } from '../../drawing/piece';
import type { Shape } from '../../drawing/shape';
import { fitWords, widthOf } from '../../drawing/text-size';
import { duration } from '../../duration';
import { SMALL } from '../chip';
import type { Column } from './rollout-story';

export interface Grid {
  readonly width: number;
  /** Room for the names of rows. */
  readonly names: number;
  /** Of a column. */
  readonly step: number;
  /** Middles of the columns. */
  readonly middles: readonly number[];
}

const NARROW = { names: [86, 118], least: 36.2, most: 92 } as const;
const WIDE = { names: [110, 190], least: 46, most: 128 } as const;
const sizesFor = (width: number) => (width < 600 ? NARROW : WIDE);

/** Room for these names, within limits. */
function namesRoom(names: readonly string[], width: number): number {
  const [least, most] = sizesFor(width).names;
  const longest = Math.max(0, ...names.map((name) => widthOf(name, NAME, 'regular')));
  return Math.min(most, Math.max(least, Math.ceil(longest) + 12));
}

/** Size of the names of rows. */
export const NAME = 12;

/** How many instants have room beside these names. */
export function mostColumns(width: number, names: readonly string[]): number {
  return Math.floor((width - namesRoom(names, width)) / sizesFor(width).least);
}

export function gridOf(columns: number, width: number, rows: readonly string[]): Grid {
  const names = namesRoom(rows, width);
  const step = Math.min(sizesFor(width).most, (width - names) / Math.max(1, columns));
  return { width, names, step, middles: Array.from({ length: columns }, (_, index) => names + (index + 0.5) * step) };
}

/** `before`, `0s`, `1m10s`, `5m`. */
export const timeOf = ({ at }: Column): string =>
  at === undefined ? 'before' : duration(at).replace(/^(\d+m)00s$/, '$1');

const HEIGHT = 16;

/** The times above the columns. */
export function timesRow(columns: readonly Column[], grid: Grid): Piece {
  return {
    width: grid.width,
    height: HEIGHT,
    at: (x, y) =>
      columns.flatMap((column, index) =>
        centred(timeOf(column), x + (grid.middles[index] ?? 0), y + HEIGHT - 5, grid.step - 1),
      ),
  };
}

/** A small text around a point; `y` is its baseline. */
export function centred(
  text: string,
  x: number,
  y: number,
  room: number,
  look: Partial<CentredLook> = {},
): readonly Shape[] {
  const { weight = 'regular', tone = 'faint', size = SMALL } = look;
  const shown = fitWords(text, size, weight, room);
  const width = widthOf(shown, size, weight);
  return [{ shape: 'words', x: x - width / 2, y, width, text: shown, size, weight, tone }];
}

interface CentredLook {
  readonly weight: 'regular' | 'strong';
  readonly tone: Extract<Shape, { shape: 'words' }>['tone'];
  readonly size: number;
}
