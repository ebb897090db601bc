/**
 * Names that are too long for their place: what tells them apart is mostly their end.
 */
import { type Piece, type Style, words } from './piece';
import { fitWords, widthOf } from './text-size';

/** Of a name, at most so many characters at its end stay. */
const LONGEST_TAIL = 12;

/** A name on one line; where it is wider than `room` it lacks its middle: `a-very-lo..-db-0`. */
export function nameWords(name: string, style: Style, room = Infinity): Piece {
  return words(fitName(name, style, room), style, room);
}

/** The name, or its beginning and its end with `..` between them. A name that has such a gap gets no second one. */
export function fitName(name: string, { size, weight = 'regular' }: Style, room: number): string {
  if (widthOf(name, size, weight) <= room) return name;
  const gap = name.indexOf('..');
  const head = gap < 0 ? name : name.slice(0, gap + 2);
  const rest = gap < 0 ? name : name.slice(gap + 2);
  for (let tail = Math.min(LONGEST_TAIL, rest.length); tail > 0; tail--) {
    const end = rest.slice(-tail);
    const start = fitWords(head, size, weight, room - widthOf(end, size, weight));
    if (start.length - 2 >= tail / 2) return start.replace(/(?<!\.)\.+$/, '..') + end;
  }
  return name;
}
