/**
 * Splits a command into words as a shell does: blanks separate, quotes keep together. The long dashes that phones make
 * of hyphens become hyphens again.
 */

/** The words of one line. Words in quotes are left as they are. */
export function splitWords(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let wasQuoted = false;
  const finish = () => {
    if (word !== undefined) words.push(wasQuoted ? word : withHyphens(word));
    word = undefined;
    wasQuoted = false;
  };
  for (let i = 0; i < line.length; i++) {
    const char = line[i]!;
    const close = char === "'" || char === '"' ? line.indexOf(char, i + 1) : -1;
    if (close > 0) {
      word = (word === undefined ? '' : wasQuoted ? word : withHyphens(word)) + line.slice(i + 1, close);
      wasQuoted = true;
      i = close;
    } else if (/\s/.test(char)) finish();
    else word = (word ?? '') + char;
  }
  finish();
  return words;
}

/** `—replicas` → `--replicas`, `–n` → `-n`, `–` → `-`. Only at the beginning of a word. */
function withHyphens(word: string): string {
  const dashes = /^[-\u2010-\u2015\u2212]+/.exec(word)?.[0];
  if (dashes === undefined || /^-*$/.test(dashes)) return word;
  const rest = word.slice(dashes.length);
  // Alone it is what phones make of two hyphens: `exec web -- ls`.
  if (word === '\u2014') return '--';
  const isShort = /^[a-zA-Z]($|=)/.test(rest) || rest === '' || /^\d/.test(rest);
  return `${isShort ? '-' : '--'}${rest}`;
}
