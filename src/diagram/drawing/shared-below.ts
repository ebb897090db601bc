/**
 * Rows that have something in common: it stands below them, and a line along their left side leads from each to it, so
 * that no line crosses what a row has for itself.
 */
import type { Piece } from './piece';
import type { Shape, Tone } from './shape';

export interface CommonRow {
  readonly piece: Piece;
  /** Where its line leaves it, from its top. */
  readonly level: number;
}

export interface Common {
  readonly piece: Piece;
  /** Places of the rows that it belongs to. */
  readonly rows: readonly number[];
}

export interface CommonLook {
  readonly gap: number;
  /** From the left edge of the rows to that of what they have in common. */
  readonly indent: number;
  readonly tone: Tone;
}

const APART = 5;
const EDGE = 3;

/** Room for lines to the left of the rows. */
export function sideRoom(common: readonly Common[]): number {
  return EDGE + APART * Math.max(1, sidesOf(common).length) + 2;
}

/** The rows, to the right of their lines, and below them what they have in common. */
export function sharedBelow(
  rows: readonly CommonRow[],
  common: readonly Common[],
  { gap, indent, tone }: CommonLook,
): Piece {
  const left = sideRoom(common);
  const sides = sidesOf(common);
  let next = 0;
  const placeOf = (piece: Piece) => {
    const top = next;
    next += piece.height + gap;
    return top;
  };
  const placed = rows.map((row) => ({ ...row, top: placeOf(row.piece) }));
  const below = common.map((one) => ({ ...one, top: placeOf(one.piece) }));
  const widths = [...rows.map(({ piece }) => piece.width), ...common.map(({ piece }) => indent + piece.width)];
  return {
    width: left + Math.max(0, ...widths),
    height: next - gap,
    at: (x, y) => [
      ...below.flatMap(({ piece, rows: used, top }) => {
        // The outermost line leads to what stands lowest.
        const place = sides.indexOf(sideKey(used));
        const side = x + left - 2 - APART * (place + 1);
        const offset = APART * (place - (sides.length - 1) / 2);
        const end = y + top + piece.height / 2;
        return placed.flatMap((row, index): readonly Shape[] => {
          if (!used.includes(index)) return [];
          const level = y + row.top + row.level + offset;
          const points = [
            [x + left, level],
            [side, level],
            [side, end],
            [x + left + indent, end],
          ] as const;
          return [{ shape: 'path', points, stroke: tone, strokeWidth: 1.5 }];
        });
      }),
      ...placed.flatMap(({ piece, top }) => piece.at(x + left, y + top)),
      ...below.flatMap(({ piece, top }) => piece.at(x + left + indent, y + top)),
    ],
  };
}

/** What belongs to the same rows has one line. */
const sidesOf = (common: readonly Common[]): readonly string[] => [...new Set(common.map(({ rows }) => sideKey(rows)))];

const sideKey = (rows: readonly number[]): string => rows.join(',');
