/**
 * `/kube undo`: the cluster as it was before the last change. A new version with an old state; nothing is erased.
 */
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import type { Words } from '../../commands/grammar/words';
import { travelled } from '../../tutor/exercises/running';
import type { ChannelContext, ChannelVerb } from '../channel-verb';
import type { ChannelRecord } from '../ports';
import { printable } from '../../tutor/typed';
import { refusal } from '../refusal';
import { nameOf } from '../since';
import { timeTravelReply } from './time-travel';
import { goTo, namedVersion } from './undo-to';
import { changeTo } from './version-ways';

export const undo: ChannelVerb = {
  name: 'undo',
  aliases: ['rewind'],
  usage: 'undo [--to VERSION] [--if VERSION]',
  summary: 'takes back the last change of the cluster, which a real cluster cannot do',
  examples: ['undo', 'undo --to 7'],
  flags: [
    { name: 'if', takes: 'number' },
    { name: 'to', takes: 'number' },
  ],
  effect: 'change',
  origin: 'tutor',
  async act(words, context) {
    const { record } = context;
    const stale = checkVersion(words.flags.get('if'), record);
    if (stale !== undefined) return stale;
    const version = namedVersion(words);
    if (isRejected(version)) return version;
    if (version !== undefined) return goTo(version, context);
    const tooMany = oneAtATime('undo', words, record);
    if (tooMany !== undefined) return tooMany;
    const target = await older(context, record.undo.at(-1), 'There is nothing to take back.');
    if (isRejected(target)) return target;
    const of = changeTo(record.version, record) ?? 'the last change';
    const headline = `Rewound: as before ${of}`;
    const notice = 'Notice: a real cluster cannot do this, it goes forward only. Here it helps to try things.';
    return {
      reply: timeTravelReply(
        { command: 'undo', headline, notice, before: record.cluster, after: target.cluster, back: 'redo' },
        context,
      ),
      next: {
        cluster: target.cluster,
        undo: record.undo.slice(0, -1),
        redo: [...record.redo, record.version].slice(-50),
        exercise: travelled(record.exercise, target.exercise, 1),
        of,
        to: target.version,
      },
    };
  },
};

/** `undo 3` and `undo web` ask for something else than the last change. */
export function oneAtATime(
  verb: 'undo' | 'redo',
  { positional }: Words,
  { version }: ChannelRecord,
): Rejection | undefined {
  if (positional.every((word) => /^(it|that|this|the|last|change|command)$/i.test(word))) return undefined;
  const what = verb === 'undo' ? 'takes back the last change' : 'brings back the last undo';
  const [only = ''] = positional.length === 1 ? positional : [];
  const named =
    /^#?\d{1,9}$/.test(only) && Number(only.replace('#', '')) < version
      ? [`${verb} --to ${only.replace('#', '')}`]
      : [];
  const hint = `To go to a version of /kube history: /kube ${named[0] ?? `${verb} --to 7`}`;
  return refusal(`${verb} ${what}, one at a time.`, hint, [verb, ...named, 'history']);
}

/** The version to go to, or why there is none. */
export async function older(
  context: ChannelContext,
  version: number | undefined,
  none: string,
): Promise<Result<ChannelRecord>> {
  if (version === undefined) return refusal(none, 'What happened here: /kube history', ['history', 'show']);
  const record = await context.version(version);
  return (
    record ??
    refusal(
      'That version of the cluster is no longer kept.',
      `Versions are kept for ${context.workspace.retention} days.`,
      ['history', 'show'],
    )
  );
}

/** A button for undo was made for one version: it takes back that change or nothing. */
function checkVersion(wanted: string | true | undefined, record: ChannelRecord): Rejection | undefined {
  if (wanted === undefined) return undefined;
  const later = record.commands.filter(({ version, keepsCluster }) => version > Number(wanted) && !keepsCluster);
  const isOfNow = Number(wanted) <= record.version && later.length === 0;
  if (isOfNow) return undefined;
  const last = later.at(-1);
  const who = last === undefined ? '' : ` ${nameOf(last)} ran ${printable(last.command)}.`;
  return refusal(
    `Nothing was taken back: the cluster has changed since.${who}`,
    'undo takes back the last change: /kube undo',
    ['undo', 'show'],
  );
}
