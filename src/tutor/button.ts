/**
 * One button: a label that fits, and the command that it runs.
 */
import { kindNamed } from '../api/kinds';
import { cut } from '../diagram/text/columns';
import type { Button } from './reply';
import { shortened } from './story/pod-name';

/** No label is longer. */
export const LONGEST_LABEL = 20;

/** A label that fits, and its command. */
export function button(label: string, run: string): Button {
  return { label: cut(label, LONGEST_LABEL), run };
}

export const QUIZ: Button = { label: 'Quiz me', run: 'quiz' };

/**
 * `Run: update web no..` for `update web nopull`: a long command loses its kinds, then the inner part of a Pod's name,
 * then `Run:`, and then shows that more follows.
 */
export function runLabel(command: string): string {
  const words = command.split(' ');
  if (words[0] === 'help' && words.length > 1) return helpLabel(words.slice(1).join(' '));
  const isShort = `Run: ${command}`.length <= LONGEST_LABEL;
  if (isShort) return `Run: ${command}`;
  if (words[0] === 'settings') return settingLabel(words.slice(1));
  const named = words.length < 3 ? words : words.filter((word, index) => index === 0 || !isKind(word));
  const short = named.map((word) => shortened(withoutKind(word)));
  const isPodNamed = named.some((word) => shortened(withoutKind(word)) !== withoutKind(word));
  const label = ['Run:', ...short].join(' ');
  if (!isPodNamed || label.length <= LONGEST_LABEL) return cut(label, LONGEST_LABEL);
  // The end of a Pod's name tells which one it is.
  return cut(short.join(' '), LONGEST_LABEL);
}

/** `web` for `deployment/web`. */
function withoutKind(word: string): string {
  const [type = '', name] = word.split('/');
  return name !== undefined && name !== '' && isKind(type) ? name : word;
}

/** A label for each of several commands that put something right; no two are the same. */
export function runLabels(commands: readonly string[]): readonly string[] {
  const labels = commands.map(runLabel);
  return labels.map((label, index) =>
    labels.filter((other) => other === label).length === 1 ? label : differenceLabel(commands[index]!, commands),
  );
}

/** The word that tells the choices apart: the first in which they differ. */
export function differenceLabel(command: string, among: readonly string[]): string {
  const words = among.map((one) => one.split(' '));
  const own = command.split(' ');
  const name = shortened(own.find((word, at) => words.some((other) => other[at] !== word)) ?? own.at(-1) ?? command);
  return name.length <= LONGEST_LABEL ? name : `..${name.slice(-(LONGEST_LABEL - 2))}`;
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
