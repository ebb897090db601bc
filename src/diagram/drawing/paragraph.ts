/**
 * Text on several lines: broken between words, cut where the lines are used up.
 */
import { column, type Piece, type Style, words } from './piece';
import { widthOf } from './text-size';

/** The text on at most so many lines, each no wider than `room`. */
export function paragraph(text: string, style: Style, room: number, most: number): Piece {
  const { size, weight = 'regular' } = style;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    const fits = lines.length > 0 && widthOf(longer, size, weight) <= room;
    if (fits || lines.length === most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return column(lines.map((line) => words(line, style, room)));
}
