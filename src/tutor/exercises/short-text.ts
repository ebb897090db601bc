/**
 * Text in a file that has to fit where it is shown.
 */
import { type Entry, Problem, type ScenarioText } from '../../scenarios/scenario-text';

/** Text of at most so many characters, in one line. */
export function short(file: ScenarioText, entry: Entry, longest: number): string {
  const text = file.words(entry).trim();
  if (text === '') throw new Problem(entry.line, `${entry.key} is empty`);
  if (text.length > longest) {
    throw new Problem(entry.line, `${entry.key} has ${text.length} characters, at most ${longest} fit`);
  }
  return text;
}
