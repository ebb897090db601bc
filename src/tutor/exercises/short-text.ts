/**
 * Text in a file that has to fit where it is shown.
 */
import { type Entry, Problem, type ScenarioText } from '../../scenarios/scenario-text';

/** Control characters but line breaks, and what turns the direction of text. */
const UNSEEN = /[^\P{Cc}\n]|[\u200b\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** Text of at most so many characters, of which all can be seen. */
export function short(file: ScenarioText, entry: Entry, longest: number): string {
  const text = file.words(entry).trim();
  if (text === '') throw new Problem(entry.line, `${entry.key} is empty`);
  if (UNSEEN.test(text)) throw new Problem(entry.line, `${entry.key} has characters that cannot be seen`);
  if (text.length > longest) {
    throw new Problem(entry.line, `${entry.key} has ${text.length} characters, at most ${longest} fit`);
  }
  return text;
}
