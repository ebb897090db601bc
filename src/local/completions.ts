/**
 * What a command could go on with: for the prompt of `npm run kube` and the composer of the playground.
 */
import type { AnyVerb } from '../app/channel-verb';
import { type Named, namesFor } from './completed-names';

export interface Completion {
  /** The whole command. */
  readonly text: string;
  /** One line about it. */
  readonly says: string;
}

/**
 * Verbs in the order of the help; once a verb stands there its examples and flags, and names of the cluster for the word
 * that is being typed.
 * @param typed what stands after `/kube `
 */
export function completionsOf(
  typed: string,
  verbs: readonly AnyVerb[],
  named: readonly Named[] = [],
): readonly Completion[] {
  const text = typed.replace(/^\s*(\/?(kube|kubectl)\s+)?/i, '');
  const verb = verbOf(text, verbs);
  const found = [
    ...verbsFor(text, verbs),
    ...(verb === undefined ? [] : namesFor(text, verb, named)),
    ...examplesFor(text, verbs),
    ...(verb === undefined ? [] : flagsFor(text, verb)),
  ];
  return found.filter(
    (one, place) => one.text !== text && found.findIndex((other) => other.text === one.text) === place,
  );
}

const startsWith = (whole: string, text: string): boolean => whole.toLowerCase().startsWith(text.toLowerCase());

/** An alias is offered where the name itself does not go on from what is typed. */
function verbsFor(text: string, verbs: readonly AnyVerb[]): readonly Completion[] {
  return verbs.flatMap(({ name, aliases = [], summary }) => {
    const fitting = [name, ...aliases].find((one) => startsWith(one, text));
    return fitting === undefined ? [] : [{ text: fitting, says: summary }];
  });
}

function examplesFor(text: string, verbs: readonly AnyVerb[]): readonly Completion[] {
  return verbs
    .flatMap(({ examples, summary }) => examples.map((one) => ({ text: one, says: summary })))
    .filter((one) => startsWith(one.text, text));
}

/** The verb whose name or alias the text begins with; of two the longer one. */
function verbOf(text: string, verbs: readonly AnyVerb[]): AnyVerb | undefined {
  const names = verbs.flatMap((verb) => [verb.name, ...(verb.aliases ?? [])].map((name) => ({ verb, name })));
  return names
    .filter(({ name }) => startsWith(text, `${name} `))
    .reduce<{ readonly verb?: AnyVerb; readonly name: string }>(
      (longest, one) => (one.name.length > longest.name.length ? one : longest),
      { name: '' },
    ).verb;
}

function flagsFor(text: string, { name: verb, flags = [] }: AnyVerb): readonly Completion[] {
  const start = text.lastIndexOf(' ') + 1;
  if (!text.startsWith('-', start)) return [];
  return flags
    .map(({ name, takes }) => {
      const isSwitch = takes === 'switch' || takes === 'optional';
      return {
        text: `${text.slice(0, start)}--${name}${isSwitch ? '' : '='}`,
        says: isSwitch ? `a switch of ${verb}` : `a ${takes} for ${verb}`,
      };
    })
    .filter((one) => startsWith(one.text, text));
}
