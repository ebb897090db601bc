/**
 * Where a manifest is wrong, told to whoever typed it: below kubectl's words, or at the field of a form.
 */
import type { Rejection, WrongLine } from '../api/rejection';

/** Lines that are named; with more nobody knows where to begin. */
const MOST_LINES = 3;
/** Characters of kubectl's words that are said again. */
const LONGEST_WORDS = 130;
/** Characters that fit below a field of a form. */
const LONGEST_REFUSAL = 300;

/** `Line 6: unknown field "spec.replica". Did you mean replicas?`, a line for each that is wrong. */
export function tellLines(lines: readonly WrongLine[], start = 'Line'): readonly string[] {
  const told = lines.slice(0, MOST_LINES).map((line) => `${start} ${toldOf(line)}`);
  return lines.length > MOST_LINES ? [...told, `${lines.length - MOST_LINES} more of them.`] : told;
}

/** Why nothing was changed, as one text for the field that the command came from. */
export function tellAtField({ lines = [], message, hint }: Rejection): string {
  const why = lines.length === 0 ? [sentence(withoutPrefix(message))] : tellLines(lines, 'line');
  return shortened([...why, hint ?? ''].join(' ').replace(/\s+/g, ' ').trim(), LONGEST_REFUSAL);
}

const toldOf = ({ line, what, help }: WrongLine): string =>
  `${line}: ${sentence(shortened(what.replace(/\s+/g, ' '), LONGEST_WORDS))}${help === undefined ? '' : ` ${help}`}`;

const sentence = (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`);

const shortened = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 2)}..`;

/** What comes before kubectl's own reason: it is said of every error. */
const withoutPrefix = (message: string): string =>
  message.replace(/^error: /i, '').replace(/^Error from server \(\w+\): (error when \w+ "STDIN": )?/, '');
