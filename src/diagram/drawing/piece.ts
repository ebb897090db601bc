/**
 * Layout: pieces know their size and can be put anywhere. Boxes in boxes need no more than that: first sizes, from the
 * inside out, then places, from the outside in.
 */
import type { Area, Paint, Shape, Tone, Weight } from './shape';
import { fitWords, LINE_HEIGHT, BASELINE, widthOf } from './text-size';

export interface Piece {
  readonly width: number;
  readonly height: number;
  /** The shapes of the piece with its upper left corner here. */
  readonly at: (x: number, y: number) => readonly Shape[];
}

/** Where a piece stands in a row or column that is larger than it is. */
export type Align = 'start' | 'middle' | 'end';

export interface Style {
  readonly size: number;
  readonly weight?: Weight;
  readonly tone?: Tone;
}

/** One line of text, cut with `..` where it is wider than `room`. */
export function words(text: string, { size, weight = 'regular', tone = 'ink' }: Style, room = Infinity): Piece {
  const shown = fitWords(text, size, weight, room);
  const width = widthOf(shown, size, weight);
  return {
    width,
    height: size * LINE_HEIGHT,
    at: (x, y) => [{ shape: 'words', x, y: y + size * BASELINE, width, text: shown, size, weight, tone }],
  };
}

/** Nothing, of this size. */
export const space = (width: number, height: number): Piece => ({ width, height, at: () => [] });

/** Pieces under each other. */
export function column(pieces: readonly Piece[], gap = 0, align: Align = 'start'): Piece {
  const width = Math.max(0, ...pieces.map((piece) => piece.width));
  const height = total(
    pieces.map((piece) => piece.height),
    gap,
  );
  return {
    width,
    height,
    at: (x, y) => {
      let top = y;
      return pieces.flatMap((piece) => {
        const shapes = piece.at(x + offset(width - piece.width, align), top);
        top += piece.height + gap;
        return shapes;
      });
    },
  };
}

/** Pieces beside each other. */
export function row(pieces: readonly Piece[], gap = 0, align: Align = 'middle'): Piece {
  const height = Math.max(0, ...pieces.map((piece) => piece.height));
  const width = total(
    pieces.map((piece) => piece.width),
    gap,
  );
  return {
    width,
    height,
    at: (x, y) => {
      let left = x;
      return pieces.flatMap((piece) => {
        const shapes = piece.at(left, y + offset(height - piece.height, align));
        left += piece.width + gap;
        return shapes;
      });
    },
  };
}

/** Pieces beside each other, in as many rows as `width` makes necessary. */
export function flow(pieces: readonly Piece[], width: number, gap: number, rowGap = gap): Piece {
  const rows: Piece[][] = [];
  let used = Infinity;
  for (const piece of pieces) {
    if (used + gap + piece.width > width) {
      rows.push([]);
      used = -gap;
    }
    rows.at(-1)!.push(piece);
    used += gap + piece.width;
  }
  return column(
    rows.map((one) => row(one, gap)),
    rowGap,
  );
}

/** The piece with room around it. */
export function padded(piece: Piece, horizontal: number, vertical = horizontal): Piece {
  return {
    width: piece.width + 2 * horizontal,
    height: piece.height + 2 * vertical,
    at: (x, y) => piece.at(x + horizontal, y + vertical),
  };
}

/** The piece in at least this size. */
export function atLeast(piece: Piece, width: number, height = 0, align: Align = 'start'): Piece {
  const size = { width: Math.max(width, piece.width), height: Math.max(height, piece.height) };
  return {
    ...size,
    at: (x, y) =>
      piece.at(x + offset(size.width - piece.width, align), y + offset(size.height - piece.height, 'middle')),
  };
}

/** The piece in at least this size, at its upper left corner. */
export function atTop(piece: Piece, width: number, height: number): Piece {
  return { ...piece, width: Math.max(width, piece.width), height: Math.max(height, piece.height) };
}

/** A box behind the piece, as large as it. */
export function boxed(piece: Piece, paint: Paint & { readonly radius?: number }): Piece {
  const { radius = 6, ...rest } = paint;
  return {
    ...piece,
    at: (x, y) => [{ shape: 'box', ...areaOf(piece, x, y), radius, ...rest }, ...piece.at(x, y)],
  };
}

/** The piece as one thing of the cluster. */
export function thing(
  piece: Piece,
  about: { readonly id: string; readonly label: string; readonly pods?: readonly string[] },
): Piece {
  return { ...piece, at: (x, y) => [{ shape: 'group', ...areaOf(piece, x, y), ...about, parts: piece.at(x, y) }] };
}

const areaOf = ({ width, height }: Piece, x: number, y: number): Area => ({ x, y, width, height });

const offset = (room: number, align: Align): number => (align === 'start' ? 0 : align === 'end' ? room : room / 2);

function total(sizes: readonly number[], gap: number): number {
  return sizes.reduce((sum, size) => sum + size, 0) + gap * Math.max(0, sizes.length - 1);
}
