/**
 * Text on several lines: broken between words, cut where the lines are used up.
 */
import { column, type Piece, type Style, words } from './piece';
import { wrapped } from './wrapped';

/** The text on at most so many lines, each no wider than `room`. */
export function paragraph(text: string, style: Style, room: number, most: number): Piece {
  const { size, weight = 'regular' } = style;
  return column(wrapped(text, size, weight, room, most).map((line) => words(line, style, room)));
}
