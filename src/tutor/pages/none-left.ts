/**
 * What is said where a filter leaves no line: what would have been found, and what the table has to be searched for.
 */
import { type View, withPipe } from '../../commands/pipes/stage';
import { isHeader, through } from '../../commands/pipes/through';
import { button } from '../button';
import type { Button } from '../reply';

/** Words that are named; with more nobody reads them. */
const MOST_WORDS = 4;

interface NoneLeft {
  readonly notice?: string;
  readonly buttons: readonly Button[];
}

/** @param all the lines before the filters  @param command the look-up, without them */
export function noneLeft(all: readonly string[], view: View, command: string): NoneLeft {
  const found = inOtherCase(all, view, command);
  if (found !== undefined) return found;
  const words = statusWords(all);
  if (words.length === 0) return { buttons: [] };
  const told = words.slice(0, MOST_WORDS).map(({ word, count }) => `${word} (${count})`);
  const more = words.length > MOST_WORDS ? ' and others' : '';
  const [first] = words;
  return {
    notice: `The column STATUS has ${told.join(', ')}${more}.`,
    buttons: [button(`Only ${first!.word}`, withPipe(command, [`filter ${first!.word}`]))],
  };
}

/** What a filter of any letter case finds. */
function inOtherCase(all: readonly string[], { stages, typed }: View, command: string): NoneLeft | undefined {
  const [stage, ...others] = stages;
  if (stage?.name !== 'grep' || stage.isInverted || others.length > 0 || stage.pattern.ignoresCase) return undefined;
  const alternatives = stage.pattern.alternatives.map((one) => ({
    ...one,
    parts: one.parts.map((part) => part.toLowerCase()),
  }));
  const anyCase = { ...stage, pattern: { alternatives, ignoresCase: true } };
  const { length } = through(
    all.filter((line) => !isHeader(line)),
    [anyCase],
  );
  if (length === 0) return undefined;
  return {
    notice: `grep tells capitals from small letters. In any case of letters it finds ${length} line${length === 1 ? '' : 's'}.`,
    buttons: [button('In any case', withPipe(command, [typed[0]!.replace(/^(\w+)/, '$1 -i')]))],
  };
}

/** What stands in the column STATUS of a table, the most frequent first. */
function statusWords(all: readonly string[]): readonly { readonly word: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  let at = -1;
  for (const line of all) {
    if (isHeader(line)) at = /\bSTATUS\b/.exec(line)?.index ?? -1;
    else if (line === '') at = -1;
    else if (at >= 0) {
      const word = line.slice(at).split(' ')[0]!;
      if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts].map(([word, count]) => ({ word, count })).sort((one, other) => other.count - one.count);
}
