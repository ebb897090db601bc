/**
 * One button: a label that fits, and the command that it runs.
 */
import { kindNamed } from '../api/kinds';
import { cut } from '../diagram/text/columns';
import type { Button } from './reply';

/** No label is longer. */
export const LONGEST_LABEL = 20;

/** A label that fits, and its command. */
export function button(label: string, run: string): Button {
  return { label: cut(label, LONGEST_LABEL), run };
}

export const QUIZ: Button = { label: 'Quiz me', run: 'quiz' };

/** `Run: update web no..` for `update web nopull`: a long command loses its kinds, and then shows that more follows. */
export function runLabel(command: string): string {
  const words = command.split(' ');
  const isShort = `Run: ${command}`.length <= LONGEST_LABEL;
  if (!isShort && words[0] === 'settings') return settingLabel(words.slice(1));
  const named = isShort || words.length < 3 ? words : words.filter((word, index) => index === 0 || !isKind(word));
  return cut(['Run:', ...named].join(' '), LONGEST_LABEL);
}

/** `Set quiet off`, `Set retention 30`, `Workspace settings`: what is set counts more than how it is typed. */
function settingLabel(words: readonly string[]): string {
  const [first, ...rest] = words;
  if (first !== 'workspace') return cut(`Set ${words.join(' ')}`, LONGEST_LABEL);
  if (rest.length > 1) return cut(`Set ${rest.join(' ')}`, LONGEST_LABEL);
  return cut(`Workspace ${rest[0] ?? 'settings'}`, LONGEST_LABEL);
}

/** `Help: scale`. */
export function helpLabel(verb: string): string {
  return fitting('Help:', verb.split(' '));
}

function isKind(word: string): boolean {
  return kindNamed(word) !== undefined;
}

function fitting(start: string, words: readonly string[]): string {
  const kept = [start, ...words];
  while (kept.length > 2 && kept.join(' ').length > LONGEST_LABEL) kept.pop();
  return cut(kept.join(' '), LONGEST_LABEL);
}
