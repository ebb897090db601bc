/**
 * Reads the simple scripts that people hand to `sh -c`: commands in a row, quotes, variables, and a file to write to.
 * Whatever else a shell can do is not understood, and nothing is guessed.
 */

/** One command of a script. */
export interface Command {
  readonly words: readonly string[];
  /** Whether it runs always, or only when the one before ended well, or badly. */
  readonly after: 'always' | 'success' | 'failure';
  /** Where its output goes: `> FILE`, `>> FILE`. */
  readonly file?: { readonly path: string; readonly appends: boolean };
}

/** Characters of a script, and commands in it. */
const LONGEST = 2_000;
const MOST_COMMANDS = 50;

type Token = { readonly word: string } | { readonly sign: string };

/**
 * The commands of a script, or undefined where it uses what is not understood here.
 * @param variable what stands for `$NAME`
 */
export function readScript(script: string, variable: (name: string) => string): readonly Command[] | undefined {
  if (script.length > LONGEST) return undefined;
  const tokens = readTokens(script, variable);
  if (tokens === undefined) return undefined;
  const commands: Command[] = [];
  let words: string[] = [];
  let file: Command['file'];
  let after: Command['after'] = 'always';
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if ('word' in token) words.push(token.word);
    else if (token.sign === '>' || token.sign === '>>') {
      const target = tokens[++i];
      if (target === undefined || !('word' in target)) return undefined;
      file = { path: target.word, appends: token.sign === '>>' };
    } else {
      if (words.length > 0) commands.push({ words, after, ...(file === undefined ? {} : { file }) });
      else if (token.sign !== ';') return undefined;
      [words, file] = [[], undefined];
      after = token.sign === '&&' ? 'success' : token.sign === '||' ? 'failure' : 'always';
    }
  }
  if (words.length > 0) commands.push({ words, after, ...(file === undefined ? {} : { file }) });
  const isPlain = commands.every(({ words: [first = ''] }) => !KEYWORDS.has(first));
  return isPlain && commands.length <= MOST_COMMANDS ? commands : undefined;
}

/** Words that begin what is more than a command. */
const KEYWORDS: ReadonlySet<string> = new Set(['if', 'for', 'while', 'until', 'case', 'function', '{', '(', '!']);

/** What a shell reads as one piece; the first that fits counts. */
const PIECES: readonly (readonly [RegExp, 'blank' | 'sign' | 'text' | 'quoted' | 'variable' | 'escaped'])[] = [
  [/[ \t]+/y, 'blank'],
  [/&&|\|\||>>|>|;|\n/y, 'sign'],
  [/'([^']*)'/y, 'text'],
  [/"((?:[^"\\]|\\[^])*)"/y, 'quoted'],
  [/\$\{?(\w+)\}?/y, 'variable'],
  [/\\([^])/y, 'escaped'],
  [/([^\s'"`$|&<>;(){}*?\\]+)/y, 'text'],
];

function readTokens(script: string, variable: (name: string) => string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let word: string | undefined;
  for (let at = 0; at < script.length;) {
    const piece = pieceAt(script, at);
    if (piece === undefined) return undefined;
    const { kind, whole, inner } = piece;
    at += whole.length;
    if (kind === 'blank' || kind === 'sign') {
      if (word !== undefined) tokens.push({ word });
      word = undefined;
      if (kind === 'sign') tokens.push({ sign: whole === '\n' ? ';' : whole });
    } else if (kind === 'variable') word = (word ?? '') + variable(inner);
    else word = (word ?? '') + (kind === 'quoted' ? inQuotes(inner, variable) : inner);
  }
  return word === undefined ? tokens : [...tokens, { word }];
}

function pieceAt(script: string, at: number) {
  for (const [pattern, kind] of PIECES) {
    pattern.lastIndex = at;
    const [whole, inner = ''] = pattern.exec(script) ?? [];
    if (whole !== undefined) return { kind, whole, inner };
  }
  return undefined;
}

/** Inside double quotes a backslash keeps its meaning only before a few signs. */
function inQuotes(text: string, variable: (name: string) => string): string {
  return text.replace(
    /\\(["\\$`])|\$(?:\{(\w+)\}|(\w+))/g,
    (_, sign?: string, braced?: string, bare?: string) => sign ?? variable(braced ?? bare ?? ''),
  );
}

const SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:ba|a)?sh$/;

/** The script that these words hand to a shell; undefined where they call another program. */
export function scriptOf([program = '', flag = '', script]: readonly string[]): string | undefined {
  return SHELL.test(program) && /^-[a-z]*c$/.test(flag) ? script : undefined;
}
