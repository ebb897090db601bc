/**
 * What people type on phones and paste from documents, as a shell would have had it: straight quotes, plain blanks,
 * hyphens, no full stop at the end.
 */

/** A command's first line and what follows it. */
export interface Typed {
  readonly line: string;
  /** Manifests and other input; undefined when there is nothing after the first line. */
  readonly stdin: string | undefined;
}

const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u00ab\u00bb]/g;
const BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/g;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;
const HERE_DOCUMENT = /(?<!\s)\s*<<-?\s*(['"]?)(\w+)\1\s*$/;
const FENCE = /^\s*```\w*\s*$/;

/** Takes what was typed apart and undoes what keyboards do to it. */
export function readTyping(text: string): Typed {
  const plain = text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').trim();
  const end = endOfCommand(plain);
  const line = withoutStop(withoutQuotes(plainLine(plain.slice(0, end))));
  const input = plain.slice(end + 1);
  return { line: withoutStop(line.replace(HERE_DOCUMENT, '')), stdin: readInput(input, HERE_DOCUMENT.exec(line)?.[2]) };
}

function plainLine(line: string): string {
  return line.replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"').replace(BLANKS, ' ').trim();
}

/** A stop that a keyboard or a habit put at the end of the sentence; `-f .` and `1.` inside quotes stay. */
function withoutStop(line: string): string {
  return /[\w)]\s?[.\u2026?!]+$/.test(line) ? line.replace(/\s?(?<![.\u2026?!])[.\u2026?!]+$/, '') : line;
}

/** A command that was quoted as a whole, and perhaps stopped behind the quote. */
function withoutQuotes(line: string): string {
  const inside = /^(["'`])((?:(?!\1).)*)\1[.\u2026?!]*$/.exec(line)?.[2];
  return inside ?? line;
}

/** The first line break outside of quotes, or the end. A quote that is never closed is a mere apostrophe. */
function endOfCommand(text: string): number {
  const firstBreak = text.indexOf('\n');
  if (firstBreak < 0) return text.length;
  let open: string | undefined;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (open !== undefined) open = char === open ? undefined : open;
    else if (char === '\n') return i;
    else if (char === "'" || char === '"') open = char;
  }
  return open === undefined ? text.length : firstBreak;
}

/**
 * Empties lines of code fences, so that lines keep their numbers, and drops the end mark of a here-document. What
 * phones make of blanks, of quotes around a value and of `---` is undone, elsewhere a text is as its author wrote it.
 */
function readInput(input: string, endMark: string | undefined): string | undefined {
  const lines = input.split('\n').map((line) => (FENCE.test(line) ? '' : line));
  const end = endMark === undefined ? -1 : lines.findIndex((line) => line.trim() === endMark);
  const kept = (end < 0 ? lines : lines.slice(0, end)).map(plainYaml);
  const joined = kept.join('\n');
  return joined.trim() === '' ? undefined : `${joined}\n`;
}

const QUOTED_VALUE = /^(\s*(?:- +)*(?:[\w./-]+: +)?)[\u201c-\u201f]([^"\\\u201c-\u201f]*)[\u201c-\u201f]\s*$/;
const SINGLE_QUOTED_VALUE = /^(\s*(?:- +)*(?:[\w./-]+: +)?)[\u2018-\u201b]([^'\u2018-\u201b]*)[\u2018-\u201b]\s*$/;
const LONG_SEPARATOR = /^-?[\u2013\u2014]-?\s*$/;

function plainYaml(line: string): string {
  return line
    .replace(/\u00a0/g, ' ')
    .replace(LONG_SEPARATOR, '---')
    .replace(QUOTED_VALUE, '$1"$2"')
    .replace(SINGLE_QUOTED_VALUE, "$1'$2'");
}
