/**
 * Two pieces at the two ends of a line.
 */
import { atLeast, column, type Piece, row, space } from './piece';

/** The second at the right end of `width`; under the first where both have no room beside each other. */
export function spread(first: Piece, second: Piece, width: number, gap = 8): Piece {
  const between = width - first.width - second.width;
  if (between < gap) return column([first, atLeast(second, width, 0)], 2);
  return row([first, space(between, 0), second]);
}
