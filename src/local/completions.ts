/**
 * What a command could go on with: for the prompt of `npm run kube` and the composer of the playground.
 */
import type { AnyVerb } from '../app/channel-verb';

export interface Completion {
  /** The whole command. */
  readonly text: string;
  /** One line about it. */
  readonly says: string;
}

/** Something in the cluster that a command may name. */
export interface Named {
  readonly kind: string;
  readonly name: string;
}

/**
 * Verbs; once a verb stands there its examples and flags, and names of the cluster for the word that is being typed.
 * @param typed what stands after `/kube `
 */
export function completionsOf(typed: string, verbs: readonly AnyVerb[], named: readonly Named[] = []): Completion[] {
  const text = typed.replace(/^\s+/, '');
  const found = [
    ...verbsFor(text, verbs),
    ...examplesFor(text, verbs),
    ...flagsFor(text, verbs),
    ...namesFor(text, verbs, named),
  ];
  const first = new Map(
    found
      .filter((one) => one.text !== text)
      .reverse()
      .map((one) => [one.text, one]),
  );
  return [...first.values()].reverse();
}

function verbsFor(text: string, verbs: readonly AnyVerb[]): Completion[] {
  return verbs
    .flatMap(({ name, aliases = [], summary }) => [name, ...aliases].map((one) => ({ text: one, says: summary })))
    .filter((one) => one.text.startsWith(text))
    .sort((a, b) => a.text.localeCompare(b.text, 'en'));
}

function examplesFor(text: string, verbs: readonly AnyVerb[]): Completion[] {
  return verbs
    .flatMap(({ examples, summary }) => examples.map((one) => ({ text: one, says: summary })))
    .filter((one) => one.text.startsWith(text));
}

/** The verb whose name or alias the text begins with; of two the longer one. */
function verbOf(text: string, verbs: readonly AnyVerb[]): AnyVerb | undefined {
  const begun = verbs.flatMap((verb) =>
    [verb.name, ...(verb.aliases ?? [])].filter((name) => text.startsWith(`${name} `)).map((name) => ({ verb, name })),
  );
  return begun.sort((a, b) => b.name.length - a.name.length)[0]?.verb;
}

function flagsFor(text: string, verbs: readonly AnyVerb[]): Completion[] {
  const [before, word] = lastWord(text);
  const verb = verbOf(text, verbs);
  if (verb === undefined || !word.startsWith('-')) return [];
  return (verb.flags ?? [])
    .map(({ name, takes }) => ({
      text: `${before}--${name}${takes === 'switch' || takes === 'optional' ? '' : '='}`,
      says: takes === 'switch' || takes === 'optional' ? `a switch of ${verb.name}` : `${verb.name}: ${takes}`,
    }))
    .filter((one) => one.text.startsWith(text));
}

function namesFor(text: string, verbs: readonly AnyVerb[], named: readonly Named[]): Completion[] {
  const [before, word] = lastWord(text);
  if (before === '' || verbOf(text, verbs) === undefined || word.startsWith('-')) return [];
  return named
    .filter(({ name }) => name.startsWith(word))
    .map(({ kind, name }) => ({ text: before + name, says: kind }));
}

/** The text up to the word that is being typed, and that word. */
function lastWord(text: string): readonly [before: string, word: string] {
  const end = text.lastIndexOf(' ') + 1;
  return [text.slice(0, end), text.slice(end)];
}
