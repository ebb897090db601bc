/**
 * Lengths as Go counts them: in bytes of UTF-8.
 */

/** How many bytes a text takes. */
export function lengthInBytes(text: string): number {
  let length = 0;
  for (const character of text) length += widthOf(character);
  return length;
}

/** The beginning of a text that takes so many bytes. A character that is cut through leaves a replacement character. */
export function cutBytes(text: string, longest: number): string {
  let [length, end] = [0, 0];
  for (const character of text) {
    length += widthOf(character);
    if (length > longest) return `${text.slice(0, end)}${length - widthOf(character) < longest ? '\ufffd' : ''}`;
    end += character.length;
  }
  return text;
}

function widthOf(character: string): number {
  const point = character.codePointAt(0)!;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
