/**
 * Text in lines of a width.
 */
import type { Weight } from './shape';
import { fitWords, widthOf } from './text-size';

/** Broken at blanks; what does not fit into so many lines ends with `..`. */
export function wrapped(text: string, size: number, weight: Weight, room: number, most = Infinity): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer, size, weight) <= room) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  const [kept, rest] = [lines.slice(0, most - 1), lines.slice(most - 1)];
  return rest.length === 0 ? kept : [...kept, fitWords(rest.join(' '), size, weight, room)];
}
