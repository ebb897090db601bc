/**
 * Words of several sizes on one line.
 */
import { nameWords } from './name';
import { type Piece, row, type Style, words } from './piece';
import { BASELINE } from './text-size';

export interface Sized extends Style {
  readonly text: string;
  /** The widest that it may be. */
  readonly room?: number;
  /** A name keeps its end where it is cut. */
  readonly isName?: boolean;
}

/** The words beside each other, all on one baseline. */
export function onBaseline(parts: readonly Sized[], gap = 6): Piece {
  const largest = Math.max(0, ...parts.map(({ size }) => size));
  const pieces = parts.map(({ text, room = Infinity, isName = false, ...style }) => {
    const piece = isName ? nameWords(text, style, room) : words(text, style, room);
    const drop = (largest - style.size) * BASELINE;
    return { ...piece, height: piece.height + drop, at: (x: number, y: number) => piece.at(x, y + drop) };
  });
  return row(pieces, gap, 'start');
}
