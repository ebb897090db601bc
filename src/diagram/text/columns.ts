/**
 * The room that a picture has. Slack wraps long lines of a code block, so the renderer cuts them itself.
 */

/** What a phone held upright shows of a monospace line. Arithmetic, not measured: change it after a look at a real one. */
export const PHONE_COLUMNS = 38;
/** Lines of a picture. */
export const MAX_LINES = 16;
/** What a projector shows of a line that can be read from the last row, and how many such lines. */
export const WIDE_COLUMNS = 100;
export const WIDE_LINES = 40;

/** The text, cut to so many columns; `..` stands for what is missing. */
export function cut(text: string, columns: number): string {
  if (text.length <= columns) return text;
  return columns <= 2 ? text.slice(0, Math.max(0, columns)) : `${text.slice(0, columns - 2)}..`;
}

/** The text with `..` in the place of its middle where it is too long: names of Nodes and Pods differ at both ends. */
export function cutMiddle(text: string, columns: number): string {
  if (text.length <= columns) return text;
  const tail = Math.max(0, Math.min(8, Math.floor((columns - 2) / 2)));
  return columns <= 6 ? cut(text, columns) : `${text.slice(0, columns - 2 - tail)}..${text.slice(-tail)}`;
}

/** `(data-db-0)`: the name of a claim as a disk, cut in the middle, because what tells two apart is mostly at the end. */
export function diskName(claim: string, columns = PHONE_COLUMNS): string {
  const room = columns - 2;
  if (claim.length <= room) return `(${claim})`;
  const tail = Math.max(0, Math.min(4, room - 3));
  return `(${claim.slice(0, Math.max(0, room - 2 - tail))}..${tail === 0 ? '' : claim.slice(-tail)})`;
}

/** `left` and `right` at the two edges of a phone's line; `left` is cut when both do not fit. */
export function spread(left: string, right: string, columns = PHONE_COLUMNS): string {
  const room = columns - right.length - 1;
  return cut(left, Math.max(4, room)).padEnd(room + 1) + right;
}

/** Packs words into lines of at most so many columns. */
export function pack(words: readonly string[], separator: string, columns = PHONE_COLUMNS): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const joined = last === undefined ? undefined : last + separator + word;
    if (joined !== undefined && joined.length <= columns) lines[lines.length - 1] = joined;
    else lines.push(cut(word, columns));
  }
  return lines;
}

/** Printable ASCII only, without blanks at the end: what may stand in a code block. */
export function ascii(line: string): string {
  return line.replace(/[^\x20-\x7e]/g, '?').trimEnd();
}
