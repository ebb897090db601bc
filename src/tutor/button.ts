/**
 * One button: a label that fits, and the command that it runs.
 */
import { cut } from '../diagram/columns';
import type { Button } from './reply';

/** No label is longer. */
export const LONGEST_LABEL = 20;

/** A label that fits, and its command. */
export function button(label: string, run: string): Button {
  return { label: cut(label, LONGEST_LABEL), run };
}

export const QUIZ: Button = { label: 'Quiz me', run: 'quiz' };

/** `Run: update web` for `update web nopull`: a command that is too long loses whole words at its end. */
export function runLabel(command: string): string {
  const words = `Run: ${command}`.split(' ');
  while (words.length > 2 && words.join(' ').length > LONGEST_LABEL) words.pop();
  return cut(words.join(' '), LONGEST_LABEL);
}
