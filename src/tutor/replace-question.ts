/**
 * What a manifest would replace, before it does: the difference, and *Apply it* or *Leave it*.
 */
import type { Replacements } from '../commands/changes/replacements';
import { cut } from '../diagram/text/columns';
import { button } from './button';
import { LONGEST_HEADLINE, type Reply } from './reply';
import { count } from './story/pod-name';
import { spoken } from './text';

/** Characters of the difference beside the question; the whole of it is one press away. */
const LONGEST_DIFF = 2_400;
/** Names that are told. */
const MOST_NAMES = 4;

interface Asked {
  /** As it was understood: `apply -f -`. */
  readonly command: string;
  /** The same, ready to be carried out. */
  readonly run: string;
  /** Shows the whole difference. */
  readonly look: string;
  /** The cluster is not as it was when the question was asked first. */
  readonly isAgain: boolean;
}

/** Nothing is done yet. */
export function replaceQuestion(found: Replacements, { command, run, look, isAgain }: Asked): Reply {
  const { made, changed, same, diff, isForced } = found;
  const headline = cut(headlineOf(found), LONGEST_HEADLINE);
  const lines = [...made.map((name) => `${name} created (server dry run)`), ...linesOf(diff)];
  const { text: verbatim, missing } = firstOf(lines);
  const notes = [
    ...(isAgain ? ['The cluster is not as it was when this was asked: read the difference once more.'] : []),
    ...(changed.length === 0 ? [] : [`Replaced: ${named(changed)}. Lines with - go, lines with + come.`]),
    ...(made.length === 0 ? [] : [`New: ${named(made)}.`]),
    ...(same.length === 0 ? [] : [`Unchanged: ${named(same)}.`]),
    ...(isForced ? ['--force deletes what is there first: its Pods stop.'] : []),
    ...(missing === 0 ? [] : [`${count(missing, 'line')} more: All lines.`]),
  ];
  const verb = command.split(' ')[0]!;
  return {
    audience: 'asker',
    isPersonal: true,
    command,
    kubectl: `kubectl diff -f -   (${count(made.length + changed.length + same.length, 'object')})`,
    headline,
    story: [],
    verbatim,
    notice: notes.join('\n'),
    buttons: [
      button(verb === 'replace' ? 'Replace it' : 'Apply it', run),
      ...(missing === 0 ? [] : [button('All lines', look)]),
      button('Leave it', 'show'),
    ],
    text: spoken([headline, ...notes, verbatim]),
  };
}

function headlineOf({ made, changed }: Replacements): string {
  const first = changed.length === 1 ? `${changed[0]!.replace(/^.*\//, '')} would change` : undefined;
  if (changed.length === 0) return `Not done yet: ${count(made.length, 'object')} would be made`;
  const also = made.length === 0 ? '' : `, ${made.length} would be new`;
  return `Not done yet: ${first ?? `${count(changed.length, 'object')} would change`}${also}`;
}

function named(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : names.join(', ');
}

const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.trimEnd().split('\n'));

function firstOf(lines: readonly string[]): { readonly text: string; readonly missing: number } {
  let [length, end] = [0, 0];
  while (end < lines.length && length + lines[end]!.length + 1 <= LONGEST_DIFF) {
    length += lines[end]!.length + 1;
    end++;
  }
  const missing = lines.length - end;
  const kept = lines.slice(0, end);
  return { text: [...kept, ...(missing === 0 ? [] : [`.. ${missing} more lines`])].join('\n'), missing };
}
