/**
 * Cuts text so that what is left is whole: no half entity, no open code span, no half line.
 */

/** At most so many characters, `..` at the end when some are missing; no half entity, mention or code span stays. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const whole = text
    .slice(0, longest - 3)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .replace(/&[a-z]{0,4}$/, '')
    .replace(/<[^<>]*$/, '');
  const isOpen = (whole.match(/`/g)?.length ?? 0) % 2 === 1;
  return `${whole}${isOpen ? '`' : ''}..`;
}

/** Whole lines, and a last one that says how many are missing. */
export function cutLines(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const lines = text.split('\n');
  const kept: string[] = [];
  let length = '.. 9999999 more lines'.length;
  for (const line of lines) {
    length += line.length + 1;
    if (length > longest) break;
    kept.push(line);
  }
  if (kept.length === 0) return cut(text, longest);
  return [...kept, `.. ${lines.length - kept.length} more lines`].join('\n');
}

/** Whole sentences, and `..` where some are missing. */
export function cutSentences(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest - ' ..'.length);
  const end = Math.max(...['. ', '? '].map((mark) => kept.lastIndexOf(mark)));
  return end < 0 ? cut(text, longest) : `${kept.slice(0, end + 1)} ..`;
}
