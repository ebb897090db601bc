/**
 * What may stand behind `|` after a look-up: the filters that people know from a shell, and the page to show.
 */
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { splitWords } from '../grammar/tokens';
import { quoted } from '../grammar/words';
import { type Pattern, readPattern } from './pattern';

/** One thing that is done to lines. */
export type Stage =
  | { readonly name: 'grep'; readonly pattern: Pattern; readonly isInverted: boolean; readonly isCount: boolean }
  /** Lines that contain a text in any letter case; the header of a table stays. Without a text: a form asks for it. */
  | { readonly name: 'filter'; readonly text: string }
  /** `from`: the first line that `tail -n +5` shows. */
  | { readonly name: 'head' | 'tail'; readonly lines: number; readonly from?: number }
  | { readonly name: 'wc' }
  | { readonly name: 'sort'; readonly isReversed: boolean };

/** What is shown of a look-up. */
export interface View {
  readonly stages: readonly Stage[];
  /** As they can be typed again. */
  readonly typed: readonly string[];
  /** From 1. */
  readonly page: number;
  /** The version of the cluster that the page before this one was of. */
  readonly version?: number;
}

/** A longer chain is no look-up. */
const MOST_STAGES = 5;
const MOST_LINES = 1_000_000;

/** A pager shows pages, which is what happens here anyway. */
const PAGERS: ReadonlySet<string> = new Set(['cat', 'less', 'more']);

/** Takes what stands behind unquoted bars from a command line. `view` is undefined where there is no bar. */
export function readPipe(line: string): Result<{ readonly line: string; readonly view?: View }> {
  const parts = splitAtBars(line);
  const [command = '', ...piped] = parts;
  if (piped.length === 0) return { line };
  if (piped.length > MOST_STAGES + 1) return refusal(`More than ${MOST_STAGES} filters follow each other.`);
  const stages: Stage[] = [];
  const typed: string[] = [];
  let paging: Pick<View, 'page' | 'version'> = { page: 1 };
  for (const part of piped) {
    const [name = '', ...words] = splitWords(part);
    if (PAGERS.has(name)) continue;
    if (name === 'page') {
      const page = readPage(words);
      if (isRejected(page)) return page;
      paging = page;
      continue;
    }
    const stage = readStage(name.toLowerCase(), words);
    if (isRejected(stage)) return stage;
    stages.push(stage);
    typed.push([name.toLowerCase(), ...words.map(quotedForPipe)].join(' '));
  }
  return { line: command.trim(), view: { stages, typed, ...paging } };
}

/** A word as it must be typed behind a bar. */
const quotedForPipe = (word: string): string => (/[|]/.test(word) && !/["']/.test(word) ? `'${word}'` : quoted(word));

/** The text of a command with what is behind its bars. */
export function withPipe(command: string, typed: readonly string[], page = 1): string {
  return [command, ...typed, ...(page === 1 ? [] : [`page ${page}`])].join(' | ');
}

function readStage(name: string, words: readonly string[]): Result<Stage> {
  switch (name) {
    case 'grep':
    case 'egrep':
    case 'fgrep':
      return readGrep(name, words);
    case 'filter':
      return { name: 'filter', text: words.join(' ') };
    case 'head':
    case 'tail':
      return readEnd(name, words);
    case 'wc':
      return words.join(' ') === '-l' ? { name: 'wc' } : refusal('Here wc counts lines only: wc -l');
    case 'sort':
      if (words.length === 0 || words.join(' ') === '-r') return { name: 'sort', isReversed: words.length > 0 };
      return refusal('Here sort takes no flags but -r.');
    default:
      return refusal(name === '' ? 'Nothing stands behind the bar.' : `There is no ${cut(name)} behind a bar here.`);
  }
}

const cut = (name: string): string => (name.length > 20 ? `${name.slice(0, 18)}..` : name);

function readGrep(name: string, words: readonly string[]): Result<Stage> {
  const flags = words.filter((word) => /^-\w/.test(word) || word.startsWith('--'));
  const texts = words.filter((word) => !flags.includes(word));
  const known: Readonly<Record<string, string>> = {
    ...{ '--ignore-case': 'i', '--invert-match': 'v', '--count': 'c' },
    ...{ '--extended-regexp': 'E', '--fixed-strings': 'F', '--color': '', '--color=auto': '' },
  };
  const letters = flags
    .map((flag) => (flag.startsWith('--') ? (Object.hasOwn(known, flag) ? known[flag]! : '?') : flag.slice(1)))
    .join('');
  const odd = [...letters].find((letter) => !'ivcEFe'.includes(letter));
  if (odd !== undefined) return refusal('Here grep takes the flags -i, -v, -c, -E and -F.');
  const [text] = texts;
  if (text === undefined || texts.length > 1) return refusal('grep takes one text here, in quotes if it holds blanks.');
  const pattern = readPattern(text, {
    ignoresCase: letters.includes('i'),
    isExtended: letters.includes('E') || name === 'egrep',
    isPlain: letters.includes('F') || name === 'fgrep',
  });
  if (isRejected(pattern)) return pattern;
  return { name: 'grep', pattern, isInverted: letters.includes('v'), isCount: letters.includes('c') };
}

function readEnd(name: 'head' | 'tail', words: readonly string[]): Result<Stage> {
  if (words.length === 0) return { name, lines: 10 };
  const given = /^(?:-n ?|-(?=\d)|--lines=)(\+?)(\d{1,9})$/.exec(words.join(' '));
  if (given === null) return refusal(`Here ${name} takes a number of lines: ${name} -20`);
  const lines = Math.min(Number(given[2]), MOST_LINES);
  if (given[1] === '+') return name === 'tail' ? { name, lines: MOST_LINES, from: lines } : { name, lines };
  return { name, lines };
}

function readPage(words: readonly string[]): Result<Pick<View, 'page' | 'version'>> {
  const [page = '', of, version = ''] = words;
  const isRight = /^\d{1,5}$/.test(page) && Number(page) > 0;
  if (isRight && words.length === 1) return { page: Number(page) };
  if (isRight && words.length === 3 && of === '--of' && /^\d{1,9}$/.test(version)) {
    return { page: Number(page), version: Number(version) };
  }
  return refusal('A page has a number from 1: page 2');
}

const refusal = (message: string): Rejection => ({
  rejected: true,
  code: 'Tutor',
  message,
  hint: 'Behind a bar can stand grep, head, tail, sort, wc -l, filter and page: /kube get pods | grep web',
});

/** How Slack sends people and channels: `<@U0ANA|ana>`. The bar in it is none. */
const MENTION = /<[@#!][^<>|\s]*\|[^<>]*>/y;

/** The parts between bars that stand in no quotes. */
function splitAtBars(line: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < line.length; i++) {
    const char = line[i]!;
    const close = char === "'" || char === '"' ? line.indexOf(char, i + 1) : char === '<' ? mentionEnd(line, i) : -1;
    if (close > 0) i = close;
    else if (char === '|') {
      parts.push(line.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, line.slice(start)];
}

/** Where a mention that begins here ends; -1 where none does. */
function mentionEnd(line: string, start: number): number {
  MENTION.lastIndex = start;
  const [mention] = MENTION.exec(line) ?? [];
  return mention === undefined ? -1 : start + mention.length - 1;
}
