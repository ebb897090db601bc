/**
 * `/kube undo --to VERSION`: several steps at once, back or forward, in one new version. Redo brings them back one by one.
 */
import type { Rejection, Result } from '../../api/rejection';
import type { Words } from '../../commands/grammar/words';
import { travelled } from '../../tutor/exercises/running';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';
import type { ChannelRecord } from '../ports';
import { replaced } from '../record-after';
import { refusal } from '../refusal';
import { timeTravelReply } from './time-travel';
import { changeTo, oldestOf, stateOf, wayTo } from './version-ways';

const NUMBERS = 'The numbers of the versions: /kube history';

/** The version that `--to 7`, `to 7` and `to version 7` name; undefined where none is named. */
export function namedVersion({ positional, flags }: Words): Result<number | undefined> {
  const words = positional.map((word) => word.toLowerCase());
  const isInWords = words[0] === 'to' || words[0] === 'version';
  const flag = flags.get('to');
  if (flag === undefined && !isInWords) return undefined;
  const named = words.filter((word, index) => !(word === 'version' && index < 2) && !(word === 'to' && index === 0));
  const [version = String(flag)] = named;
  if (named.length + (flag === undefined ? 0 : 1) === 1 && /^#?\d{1,9}$/.test(version)) {
    return Number(version.replace('#', ''));
  }
  return refusal('One version is gone to, by its number: undo --to 7.', NUMBERS, ['history', 'undo']);
}

/** Goes to a version: on the way of undo or redo where it lies there; else as a change that undo takes back. */
export async function goTo(version: number, context: ChannelContext): Promise<Result<ChannelAnswer>> {
  const { record } = context;
  if (version > record.version) return beyond(version, record);
  if (stateOf(version, record) === stateOf(record.version, record)) {
    return refusal(`The cluster is as in version ${version} already.`, NUMBERS, ['history', 'show']);
  }
  const way = wayTo(version, record);
  const target = await context.version(way?.version ?? version);
  if (target === undefined) return beyond(version, record);
  const isForward = way?.direction === 'forward';
  const command = `${isForward ? 'redo' : 'undo'} --to ${version}`;
  const of = changeTo(isForward ? (record.redo.at(-1) ?? version) : record.version, record);
  const { cluster } = target;
  return {
    reply: timeTravelReply(
      {
        command,
        headline: headlineOf(version, isForward, record),
        notice: noticeOf(isForward, way !== undefined),
        before: record.cluster,
        after: cluster,
        back: way?.direction === 'back' ? 'redo' : 'undo',
      },
      context,
    ),
    next: {
      ...(way === undefined ? replaced(record, cluster) : { cluster, undo: way.undo, redo: way.redo, to: version }),
      exercise: travelled(record.exercise, target.exercise, isForward ? 0 : 1),
      ...(way === undefined || of === undefined ? {} : { of }),
    },
  };
}

function headlineOf(version: number, isForward: boolean, record: ChannelRecord): string {
  if (version === 0) return 'Rewound to the beginning: nothing had run yet';
  const own = changeTo(version, record);
  return `${isForward ? 'Forward' : 'Rewound'} to version ${version}${own === undefined ? '' : `: as after ${own}`}`;
}

function noticeOf(isForward: boolean, isOnTheWay: boolean): string {
  if (isForward) return 'Notice: everything is as it was in that version, the clock of the cluster too.';
  if (!isOnTheWay) return 'Notice: this is a change like any other: undo takes it back in one step.';
  return 'Notice: a real cluster goes forward only. Here redo brings back what was undone, one change at a time.';
}

function beyond(version: number, record: ChannelRecord): Rejection {
  const message =
    version > record.version
      ? `There is no version ${version} of this cluster yet.`
      : `Version ${version} of the cluster is no longer kept.`;
  const range =
    record.version === 0
      ? 'Nobody has changed anything here yet.'
      : `It can go to versions ${oldestOf(record)} to ${record.version}; the numbers: /kube history`;
  return refusal(message, range, ['history', 'show']);
}
