/**
 * Which of the tasks that can be kept for some people a command is, however it was written: with or without `kubectl`,
 * behind `step`, or behind `settings … then`.
 */
import { isRejected } from '../../api/rejection';
import { parseCommand, type ParsedCommand } from '../../commands/grammar/parse';
import { quoted, textOf } from '../../commands/grammar/words';
import type { AnyVerb } from '../channel-verb';
import type { ChannelRecord } from '../ports';
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

function needsOfParsed(
  { verb, words }: ParsedCommand,
  record: Pick<ChannelRecord, 'saves'>,
  verbs: readonly AnyVerb[],
): Needs {
  const { positional, flags, stdin } = words;
  const [first = '', ...rest] = positional.map((word) => word.toLowerCase());
  const inner = (command: readonly string[]): Needs =>
    needsOf([command.map(quoted).join(' '), ...(stdin === undefined ? [] : [stdin])].join('\n'), record, verbs);
  switch (verb.name) {
    case 'reset':
      return here('reset');
    case 'restore':
    case 'saves delete':
      return positional.length > 0 ? here('reset') : NOTHING;
    case 'save':
      return flags.has('yes') && record.saves.some(({ name }) => name === first) ? here('reset') : NOTHING;
    case 'undo':
    case 'redo':
      return flags.has('to') || /^(to|version)$/.test(first) ? here('reset') : NOTHING;
    case 'apply':
    case 'create':
    case 'replace':
      return isTrial(textOf(words, 'dry-run')) ? NOTHING : here('import');
    case 'mission':
      return /^(add|remove|delete)$/.test(first) ? forAll('import') : NOTHING;
    case 'quiz':
      return first === 'schedule' && !/^(show)?$/.test(rest[0] ?? '') ? here('schedule') : NOTHING;
    case 'course':
      return CHANGES_A_COURSE.test(first) ? forAll('schedule') : NOTHING;
    case 'settings':
      return ofSettings([first, ...rest], inner(positional.slice(positional.findIndex(isThen) + 1)));
    case 'step':
      return inner(/^[-+]?[\d.,]+$/.test(first) ? withoutFillers(positional.slice(1)) : withoutFillers(positional));
    default:
      return NOTHING;
  }
}

const CHANGES_A_COURSE =
  /^(new|create|add|remove|allow|deny|pause|resume|continue|end|stop|before|after|set|change|delete)$/;

/** Nothing of it is kept: `--dry-run=server`. */
const isTrial = (dryRun: string | undefined): boolean => dryRun !== undefined && !/^(none|false)$/i.test(dryRun);

const isThen = (word: string): boolean => /^then$/i.test(word);

const withoutFillers = (words: readonly string[]): readonly string[] =>
  words.filter((word, place) => place > 0 || !/^(steps?|times|:)$/i.test(word));

/** The workspace's settings have people of their own. */
function ofSettings(words: readonly string[], inner: Needs): Needs {
  const [form = '', second] = words;
  const isLook = form === '' || second === undefined || /^(log|change|workspace|pictures?|images)$/.test(form);
  if (isLook) return NOTHING;
  return words.some(isThen) ? here('settings', ...inner.tasks) : here('settings');
}
