/**
 * Makes text of people harmless in mrkdwn: no mention, no link, no code fence that nobody closes.
 */

/** Controls other than tab and line end, and marks that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Text whose characters mean themselves, but for formatting such as `*bold*`. */
export function escapeText(text: string): string {
  const seen = text.replace(UNSEEN, (character) => (/[\t\n]/.test(character) ? character : ''));
  return seen.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Prose of ours that may quote people: pairs of single backticks stay code, every other backtick becomes a quote. */
export function prose(text: string): string {
  return escapeText(text)
    .split('\n')
    .map((line) => line.replace(/`([^`]+)`|`+/g, (match, code?: string) => (code === undefined ? "'" : match)))
    .join('\n');
}

/** One line of inline code, cut at `longest` characters. */
export function inlineCode(text: string, longest: number): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll('`', "'").trim();
  const cut = line.length > longest ? `${[...line].slice(0, longest - 2).join('')}..` : line;
  return cut === '' ? '' : `\`${escapeText(cut)}\``;
}

/** Text for a code block: ASCII, tabs and line ends; anything else would break the columns on some phones. */
export function asciiOnly(text: string): string {
  return text.replaceAll(/[^\x20-\x7E\n\t]/gu, '?');
}
