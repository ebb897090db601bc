/** Texts that are a little wrong: cut, doubled, spliced, with other numbers, letters and quotes. */
import type { Lot } from './lot';

/** Stands in many inputs, and in no message of the program: where it is read in the log, the log says too much. */
export const MARK = 'zqxjkvb';

/** Characters of an input as a rule, and once in a while. */
const USUAL = 16 * 1024;
const MOST = 64 * 1024;

const NUMBERS: readonly string[] = [
  ...['0', '-1', '1', '00', '1e9', '1e400', '-1e-400', '0x7f', '0o17', '1_000', '+5', '.5', '5.', 'NaN', '.inf', '-0'],
  ...['2147483647', '2147483648', '-2147483649', '4294967296', '9007199254740993', '9223372036854775808'],
  ...['1Ei', '1e-9', '999999999999999999Gi', '1.5', '100%', '101%', '9'.repeat(400)],
];
const ODD: readonly string[] = [
  ...['\u0000', '\u0007', '\u001b[31m', '\r', '\n', '\n\n', '\t', '\u00a0', '\u2028', '\u202e', '\u200b', '\ufeff'],
  ...['\ud800', '\udfff', '😀', 'é', 'e\u0301', 'ß', 'İ', 'ı', '“', '”', '’', '…', '–', '漢', '\uffff', '\u00ad'],
];
const SIGNS: readonly string[] = [
  ...[
    '"',
    "'",
    '`',
    '\\',
    '|',
    '||',
    '&&',
    '>',
    '>>',
    '<',
    ';',
    '$(x)',
    '${x}',
    '$',
    '#',
    '@',
    '!',
    '?',
    '*',
    '~',
    '^',
  ],
  ...['{', '}', '[', ']', '(', ')', ',', '=', '==', '!=', '=~', ':', ': ', '- ', '--', '---\n', '...', '%', '&amp;'],
  ...[
    '<!channel>',
    '<@U1>',
    '<http://x|y>',
    '```',
    '*bold*',
    '_i_',
    '\n',
    ' ',
    '/',
    '//',
    '..',
    '../',
    '.',
    '%00',
    '%zz',
  ],
];
const NAMES: readonly string[] = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'null', 'true', 'undefined', 'length'],
  ...['web', 'db', 'node-1', 'default', 'kube-system', 'pods', 'deployment', 'spec', 'metadata', 'labels', MARK],
  ...['a'.repeat(64), 'a'.repeat(254), `${'a.'.repeat(126)}a`, 'x'.repeat(3_001)],
  ...['-n', '-A', '-o', '-l', '-f', '--', '--all', '--force', '--dry-run=client', '-o yaml', '-w', '--help', '-f -\n'],
];
const WORDS = [NUMBERS, ODD, SIGNS, NAMES] as const;

/** A number, letter, sign or name that programs stumble over. */
export const oddWord = (lot: Lot): string => lot.of(lot.of(WORDS));

type Change = (text: string, other: string, lot: Lot) => string;

/** A place, and one behind it: near as a rule. */
function span(text: string, lot: Lot): readonly [number, number] {
  const start = lot.below(text.length + 1);
  const length = lot.oneIn(4) ? lot.below(text.length - start + 1) : lot.below(12);
  return [start, Math.min(text.length, start + length)];
}

const replaced = (text: string, [start, end]: readonly [number, number], by: string): string =>
  text.slice(0, start) + by + text.slice(end);

/** The bounds of one of the runs of characters that fit. */
function runOf(pattern: RegExp, text: string, lot: Lot): readonly [number, number] {
  const runs = [...text.slice(0, USUAL).matchAll(pattern)];
  if (runs.length === 0) return span(text, lot);
  const run = lot.of(runs);
  return [run.index, run.index + run[0].length];
}

const CHANGES: readonly Change[] = [
  (text, _, lot) => replaced(text, span(text, lot), ''),
  (text, _, lot) => replaced(text, [lot.below(text.length + 1), text.length], ''),
  (text, _, lot) => {
    const at = lot.below(text.length + 1);
    return replaced(text, [at, at], oddWord(lot));
  },
  (text, _, lot) => replaced(text, runOf(/[\w.-]+/g, text, lot), oddWord(lot)),
  (text, _, lot) => replaced(text, runOf(/\d+/g, text, lot), lot.of(NUMBERS)),
  (text, _, lot) => {
    const [start, end] = runOf(/[\w.-]+/g, text, lot);
    return replaced(
      text,
      [start, end],
      `${lot.of(['"', "'", '`', '“'])}${text.slice(start, end)}${lot.of(['"', "'", ''])}`,
    );
  },
  (text, other, lot) => replaced(text, span(text, lot), other.slice(...span(other, lot))),
  (text, other, lot) => replaced(text, runOf(/\S+/g, text, lot), other.slice(...runOf(/\S+/g, other, lot))),
  (text, other, lot) => replaced(text, runOf(/.+\n?/g, text, lot), other.slice(...runOf(/.+\n?/g, other, lot))),
  (text, _, lot) => {
    const [start, end] = span(text, lot);
    return replaced(text, [end, end], text.slice(start, end));
  },
  flipped,
  (text, _, lot) => {
    const [start, end] = runOf(/[A-Za-z]+/g, text, lot);
    const word = text.slice(start, end);
    return replaced(text, [start, end], lot.oneIn(2) ? word.toUpperCase() : word.toLowerCase());
  },
];

/** One bit of one character; of bytes it stays a byte. */
function flipped(text: string, _: string, lot: Lot): string {
  const at = lot.below(text.length);
  const code = text.charCodeAt(at);
  return text === ''
    ? text
    : replaced(text, [at, at + 1], String.fromCharCode(code ^ (1 << lot.below(code > 255 ? 16 : 8))));
}

/** Part of it so often that it becomes as long as an input may be. */
function stretched(text: string, lot: Lot): string {
  const [start, end] = span(text, lot);
  const unit = lot.oneIn(2) ? oddWord(lot) : text.slice(start, Math.max(end, start + 1));
  const length = lot.oneIn(20) ? MOST : lot.below(USUAL);
  return replaced(text, [end, end], unit.repeat(Math.ceil(length / Math.max(1, unit.length))).slice(0, length));
}

/** A text like this one: mostly a few small changes, sometimes one part of it very often. */
export function mutateText(text: string, other: string, lot: Lot): string {
  if (lot.oneIn(60)) return stretched(text, lot).slice(0, MOST);
  let changed = text;
  for (let left = lot.oneIn(2) ? 1 : 1 + lot.below(4); left > 0; left--) changed = lot.of(CHANGES)(changed, other, lot);
  return changed.slice(0, MOST);
}
