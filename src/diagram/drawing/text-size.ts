/**
 * How wide text is in the font of the pictures (Inter, shipped with the app), without kerning.
 */
import { own } from '../../api/own';
import { ADVANCES } from './inter.generated';
import type { Weight } from './shape';

/** Of a line, and where in it the letters stand; both times the size. */
export const LINE_HEIGHT = 1.3;
export const BASELINE = 1;

/** The width of a text. Characters that the table lacks count as the widest. */
export function widthOf(text: string, size: number, weight: Weight): number {
  const advances = ADVANCES[weight];
  let sum = 0;
  for (const character of text) sum += own(advances, character) ?? 1;
  return sum * size;
}

/** The text, or as much of it as `room` holds with `..` behind it. */
export function fitWords(text: string, size: number, weight: Weight, room: number): string {
  const advances = ADVANCES[weight];
  const dot = own(advances, '.') ?? 1;
  // People may give an image a name of any length: nothing is looked at behind what has room.
  let [sum, end, kept] = [0, 0, 0];
  for (const character of text) {
    sum += own(advances, character) ?? 1;
    if (sum * size > room) return `${text.slice(0, kept)}..`;
    end += character.length;
    if ((sum + dot + dot) * size <= room) kept = end;
  }
  return text;
}
