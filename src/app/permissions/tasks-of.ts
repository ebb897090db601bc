/**
 * Which of the tasks that can be kept for some people a command is, however it was written: with or without `kubectl`,
 * behind `step`, or behind `settings … then`.
 */
import { own } from '../../api/own';
import { isRejected } from '../../api/rejection';
import { parseCommand, type ParsedCommand } from '../../commands/grammar/parse';
import { quoted, textOf, type Words } from '../../commands/grammar/words';
import type { AnyVerb } from '../channel-verb';
import type { ChannelRecord } from '../ports';
import { readSaveName } from '../versions/saves';
import type { Task } from '../settings/channel-settings';

/** What a command needs: tasks, and whether they concern the whole workspace. */
export interface Needs {
  readonly tasks: readonly Task[];
  /** It changes what other channels have, too: then the workspace's own choice counts besides the channel's. */
  readonly isForAll: boolean;
}

const NOTHING: Needs = { tasks: [], isForAll: false };
const here = (...tasks: readonly Task[]): Needs => ({ tasks, isForAll: false });
const forAll = (...tasks: readonly Task[]): Needs => ({ tasks, isForAll: true });

/** @param record whose saved copies a command may overwrite */
export function needsOf(text: string, record: Pick<ChannelRecord, 'saves'>, verbs: readonly AnyVerb[]): Needs {
  const parsed = parseCommand(text, verbs);
  return isRejected(parsed) ? NOTHING : needsOfParsed(parsed, record, verbs);
}

/** What stands behind a verb, in lower case; and what another command among these words would need. */
interface Written {
  readonly words: Words;
  readonly first: string;
  readonly second: string;
  readonly record: Pick<ChannelRecord, 'saves'>;
  readonly inner: (command: readonly string[]) => Needs;
}

function needsOfParsed(
  { verb, words }: ParsedCommand,
  record: Pick<ChannelRecord, 'saves'>,
  verbs: readonly AnyVerb[],
): Needs {
  const [first = '', second = ''] = words.positional.map((word) => word.toLowerCase());
  const below = words.stdin === undefined ? '' : `\n${words.stdin}`;
  const inner = (command: readonly string[]) => needsOf(command.map(quoted).join(' ') + below, record, verbs);
  return own(NEEDS, verb.name)?.({ words, first, second, record, inner }) ?? NOTHING;
}

/** Verbs that are not listed need nothing. */
const NEEDS: Readonly<Record<string, (written: Written) => Needs>> = {
  reset: () => here('reset'),
  restore: ({ first }) => (first === '' ? NOTHING : here('reset')),
  'saves delete': ({ first }) => (first === '' ? NOTHING : here('reset')),
  save: ({ words, record }) => (overwrites(words, record) ? here('reset') : NOTHING),
  undo: (written) => (goesTo(written) ? here('reset') : NOTHING),
  redo: (written) => (goesTo(written) ? here('reset') : NOTHING),
  apply: takesIn,
  create: takesIn,
  replace: takesIn,
  mission: ({ first }) => (/^(add|remove|delete)$/.test(first) ? forAll('import') : NOTHING),
  quiz: ({ first, second }) => (first === 'schedule' && !/^(show)?$/.test(second) ? here('schedule') : NOTHING),
  course: ({ first }) => (CHANGES_A_COURSE.test(first) ? forAll('schedule') : NOTHING),
  settings: ofSettings,
  step: ({ words: { positional }, first, inner }) =>
    inner(withoutFillers(/^[-+]?[\d.,]+$/.test(first) ? positional.slice(1) : positional)),
};

function takesIn({ words }: Written): Needs {
  return isTrial(textOf(words, 'dry-run')) ? NOTHING : here('import');
}

/** A name may be several words. */
const overwrites = ({ flags, positional }: Words, { saves }: Pick<ChannelRecord, 'saves'>): boolean =>
  flags.has('yes') && saves.some(({ name }) => name === readSaveName(positional));

/** Several steps at once. */
const goesTo = ({ words: { flags }, first }: Written): boolean => flags.has('to') || /^(to|version)$/.test(first);

const CHANGES_A_COURSE =
  /^(new|create|add|remove|allow|deny|pause|resume|continue|end|stop|before|after|set|change|settings|delete)$/;

/** Nothing of it is kept: `--dry-run=server`. */
const isTrial = (dryRun: string | undefined): boolean => dryRun !== undefined && !/^(none|false)$/i.test(dryRun);

const withoutFillers = (words: readonly string[]): readonly string[] =>
  words.filter((word, place) => place > 0 || !/^(steps?|times|:)$/i.test(word));

/** The workspace's settings have people of their own. */
function ofSettings({ words: { positional }, first, second, inner }: Written): Needs {
  const isLook = second === '' || /^(log|change|edit|form|workspace|pictures?|images)$/.test(first);
  if (isLook) return NOTHING;
  const then = positional.findIndex((word) => /^then$/i.test(word));
  return then < 0 ? here('settings') : here('settings', ...inner(positional.slice(then + 1)).tasks);
}
