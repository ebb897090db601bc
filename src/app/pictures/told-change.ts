/**
 * The change that a look asks about, with the cluster before and after it: `show --replay 12` is about an older one.
 */
import { isRejected, type Rejection } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import type { ClusterState } from '../../cluster/state';
import { parseCommand } from '../../commands/grammar/parse';
import { stripOf } from '../../diagram/text/strip-of';
import { findObject } from '../../tutor/find-object';
import { type AskedToShow, askedToShow, tellsOfChange } from '../../tutor/show/asked';
import { begunRollout } from '../../tutor/show/begun-rollout';
import { isNameIn } from '../../tutor/verbs/show';
import type { ToldChange } from '../../tutor/verbs/tutor-verb';
import type { AnyVerb } from '../channel-verb';
import type { ChannelRecord } from '../ports';
import { refusal } from '../refusal';
import { versionsWith } from './earlier-rollout';
import { lastChange } from './reply-pictures';
import { commandOf } from './picture-scene';

/** A change, and the cluster as it left it. */
export interface Told {
  readonly cluster: ClusterState;
  readonly told: ToldChange;
}

type Load = (version: number) => Promise<ChannelRecord | undefined>;

/**
 * Undefined where the words ask for no change, or none was made yet.
 * @param load an older version, or undefined when it is no longer kept
 */
export async function toldChange(
  text: string,
  record: ChannelRecord,
  verbs: readonly AnyVerb[],
  load: Load,
): Promise<Told | Rejection | undefined> {
  const asked = changeAskedIn(text, record, verbs);
  if (asked === undefined || (asked.version === undefined && record.version === 0)) return undefined;
  const { version = lastChange(record.commands, record.version) } = asked;
  if (version < 1 || version > record.version) {
    const [which, newest] = [`no change has the number ${version}`, record.version];
    return refusal(`There is nothing to replay: ${which}.`, `The newest one is ${newest}; all: /kube history`, [
      'history',
    ]);
  }
  const told = await changeAt(version, record, load);
  if (told === undefined) {
    return refusal('That version of the cluster is no longer kept.', 'How long they are: /kube settings workspace', [
      'show --replay',
      'history',
    ]);
  }
  return asked.isReplay || !/^rollouts?$/i.test(asked.what[0] ?? '')
    ? told
    : ((await earlierRollout(told, asked.what, record, load)) ?? told);
}

async function changeAt(version: number, record: ChannelRecord, load: Load): Promise<Told | undefined> {
  const [before, after] = await Promise.all([load(version - 1), version === record.version ? record : load(version)]);
  if (before === undefined || after === undefined) return undefined;
  const steps = after.cluster.steps.filter(({ id }) => id > before.cluster.stepCount);
  const isLast = version === lastChange(record.commands, record.version);
  const told = { before: new Cluster(before.cluster), steps, command: commandOf(after), version, isLast };
  return { cluster: after.cluster, told };
}

/** The change that began the last rollout, where the last change tells of none. */
async function earlierRollout(
  { cluster, told: { before, steps } }: Told,
  [, ...name]: readonly string[],
  record: ChannelRecord,
  load: Load,
): Promise<Told | undefined> {
  const after = new Cluster(cluster);
  const ref = name.length === 0 ? undefined : findObject(name, after, 'show rollout');
  if (isRejected(ref)) return undefined;
  const isTold = stripOf({ before, after, focus: ref === undefined ? 'all' : [ref], steps }) !== undefined;
  const begun = begunRollout(after.history, ref);
  if (isTold || begun === undefined || steps.some(({ id }) => id === begun.id)) return undefined;
  for (const version of versionsWith(begun, record.commands)) {
    const change = await changeAt(version, record, load);
    if (change?.told.steps.some(({ id }) => id === begun.id) === true) return change;
  }
  return undefined;
}

/** What a command asks of a change; undefined for every other command. */
function changeAskedIn(text: string, record: ChannelRecord, verbs: readonly AnyVerb[]): AskedToShow | undefined {
  const parsed = parseCommand(text, verbs);
  if (isRejected(parsed) || !['show', 'replay'].includes(parsed.verb.name)) return undefined;
  const { flags } = parsed.words;
  const words =
    parsed.verb.name === 'show'
      ? parsed.words
      : { ...parsed.words, flags: new Map([...flags, ['replay', true] as const]) };
  const asked = askedToShow(words, (word) => isNameIn(record.cluster, word));
  return tellsOfChange(asked) ? asked : undefined;
}
