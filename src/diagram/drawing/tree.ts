/**
 * Layout of trees: lines run straight, turn at right angles, and run together before they reach what they lead to.
 */
import type { Piece } from './piece';
import type { Paint, Shape, Tone } from './shape';

export interface Lines {
  /** Between children. */
  readonly gap?: number;
  /** Room for the lines. */
  readonly reach?: number;
  readonly tone?: Tone;
}

/** Lines meet a piece at its first line of text, or in the middle where it is low. */
const DEEPEST_ANCHOR = 20;

/** Children under their parent, a step to the right: for narrow figures. */
export function indented(parent: Piece, children: readonly Piece[], lines: Lines = {}): Piece {
  if (children.length === 0) return parent;
  const { gap = 8, reach = 24, tone } = lines;
  const { placed, bottom } = stacked(children, gap, parent.height + gap);
  const trunk = Math.min(reach / 2, 12);
  return {
    width: Math.max(parent.width, reach + widest(children)),
    height: bottom,
    at: (x, y) => [
      ...placed.map(({ anchor }) =>
        line(tone, [x + trunk, y + parent.height], [x + trunk, y + anchor], [x + reach, y + anchor]),
      ),
      ...parent.at(x, y),
      ...placed.flatMap(({ child, top }) => child.at(x + reach, y + top)),
    ],
  };
}

/** Children to the right of their parent, the first beside it: for wide figures. */
export function fannedOut(parent: Piece, children: readonly Piece[], lines: Lines = {}): Piece {
  if (children.length === 0) return parent;
  const { gap = 10, reach = 36, tone } = lines;
  const { placed, bottom } = stacked(children, gap, 0);
  const start = Math.min(anchorOf(parent), placed[0]?.anchor ?? 0);
  const left = parent.width + reach;
  const turn = parent.width + reach / 2;
  return {
    width: left + widest(children),
    height: Math.max(parent.height, bottom),
    at: (x, y) => [
      ...placed.map(({ anchor }) =>
        line(
          tone,
          [x + parent.width, y + start],
          [x + turn, y + start],
          [x + turn, y + anchor],
          [x + left, y + anchor],
        ),
      ),
      ...parent.at(x, y),
      ...placed.flatMap(({ child, top }) => child.at(x + left, y + top)),
    ],
  };
}

/** Several pieces whose lines run together, and lead from there to each of what stands to their right. */
export function runTogether(pieces: readonly Piece[], targets: readonly Piece[], lines: Lines = {}): Piece {
  const { gap = 6, reach = 32, tone } = lines;
  const tallOf = (all: readonly Piece[]) => stacked(all, gap, 0).bottom;
  const height = Math.max(tallOf(pieces), tallOf(targets));
  const users = stacked(pieces, gap, (height - tallOf(pieces)) / 2).placed;
  const used = stacked(targets, gap, (height - tallOf(targets)) / 2).placed;
  const left = widest(pieces) + reach;
  const turn = left - reach / 2;
  const levelOf = ({ child, top }: Placed) => top + child.height / 2;
  const meeting = used.reduce((sum, one) => sum + levelOf(one), 0) / Math.max(1, used.length);
  return {
    width: left + widest(targets),
    height,
    at: (x, y) => [
      ...users.map((one) => {
        const level = y + levelOf(one);
        return line(tone, [x + one.child.width, level], [x + turn, level], [x + turn, y + meeting]);
      }),
      ...used.map((one) => {
        const level = y + levelOf(one);
        return line(tone, [x + turn, y + meeting], [x + turn, level], [x + left, level]);
      }),
      ...users.flatMap(({ child, top }) => child.at(x, y + top)),
      ...used.flatMap(({ child, top }) => child.at(x + left, y + top)),
    ],
  };
}

/** Pieces in a row with a line from each to the next, all at one height. */
export function chained(pieces: readonly Piece[], lines: Pick<Lines, 'reach' | 'tone'> = {}): Piece {
  const { reach = 20, tone } = lines;
  const height = Math.max(0, ...pieces.map((piece) => piece.height));
  const lefts: number[] = [];
  let width = -reach;
  for (const piece of pieces) {
    lefts.push(width + reach);
    width += reach + piece.width;
  }
  return {
    width: Math.max(0, width),
    height,
    at: (x, y) => [
      ...lefts.slice(1).map((left) => line(tone, [x + left - reach, y + height / 2], [x + left, y + height / 2])),
      ...pieces.flatMap((piece, index) => piece.at(x + (lefts[index] ?? 0), y + (height - piece.height) / 2)),
    ],
  };
}

interface Placed {
  readonly child: Piece;
  readonly top: number;
  /** Where its line arrives. */
  readonly anchor: number;
}

/** Pieces under each other from `top` on. */
function stacked(
  children: readonly Piece[],
  gap: number,
  top: number,
): { readonly placed: readonly Placed[]; readonly bottom: number } {
  const placed: Placed[] = [];
  let next = top;
  for (const child of children) {
    placed.push({ child, top: next, anchor: next + anchorOf(child) });
    next += child.height + gap;
  }
  return { placed, bottom: next - gap };
}

const anchorOf = ({ height }: Piece): number => Math.min(height / 2, DEEPEST_ANCHOR);

const widest = (pieces: readonly Piece[]): number => Math.max(0, ...pieces.map(({ width }) => width));

type Point = readonly [x: number, y: number];

function line(tone: Tone = 'line', ...points: readonly Point[]): Shape {
  const paint: Paint = { stroke: tone, strokeWidth: 1.5 };
  return { shape: 'path', points, ...paint };
}
