/**
 * Breaks the long lines of a YAML text where kubectl breaks them. Follows go-yaml's emitter: a text goes on in a new line at
 * the first space behind column 80, two columns further in than what it belongs to.
 */
const WIDTH = 80;
/** Where a line begins: its indentation, the dashes of lists, and a key. */
const START = /^( *)((?:- )*)(?:(["']?)[-._/A-Za-z0-9]+\3: )?/;
/** The head of a text that keeps its own lines. */
const LITERAL = /(?:^|[:-] )[|>][-+0-9]*$/;
const INDENT = 2;

export function foldYaml(text: string): string {
  /** The column of what a literal text belongs to, while its lines go by. */
  let literal = Infinity;
  const lines = text.split('\n').map((line) => {
    const [, indent = '', dashes = ''] = START.exec(line)!;
    if (line === '' || indent.length > literal) return line;
    literal = LITERAL.test(line) ? indent.length + (line.trimStart().startsWith('- |') ? 0 : dashes.length) : Infinity;
    return literal === Infinity && line.length > WIDTH ? folded(line) : line;
  });
  return lines.join('\n');
}

/** Only single spaces are places to break, and not those at the ends of a text in quotes. */
function folded(line: string): string {
  const [start, indent = '', dashes = ''] = START.exec(line)!;
  const isItem = start.length === indent.length + dashes.length;
  const next = ' '.repeat(indent.length + dashes.length + (isItem ? 0 : INDENT));
  const value = line.slice(start.length);
  const quote = /^["']/.exec(value)?.[0] ?? '';
  const characters = [...value];
  const [first, last] = [quote.length, characters.length - 1 - quote.length];
  let out = start;
  let column = [...start].length;
  characters.forEach((character, i) => {
    const isAlone = character === ' ' && characters[i - 1] !== ' ' && (quote === '"' || characters[i + 1] !== ' ');
    const isInside = quote === '' || (i > first && i < last);
    if (!isAlone || !isInside || column <= WIDTH) {
      out += character;
      column++;
      return;
    }
    out += `\n${next}${characters[i + 1] === ' ' ? '\\' : ''}`;
    column = next.length + (characters[i + 1] === ' ' ? 1 : 0);
  });
  return out;
}
