/**
 * The change that a look asks about, with the cluster before and after it: `show --replay 12` is about an older one.
 */
import { isRejected, type Rejection } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import type { ClusterState } from '../../cluster/state';
import { parseCommand } from '../../commands/grammar/parse';
import { askedToShow, tellsOfChange } from '../../tutor/show/asked';
import { namesIn } from '../../tutor/verbs/show';
import type { ToldChange } from '../../tutor/verbs/tutor-verb';
import type { AnyVerb } from '../channel-verb';
import type { ChannelRecord } from '../ports';
import { refusal } from '../refusal';
import { lastChange } from './reply-pictures';
import { commandOf } from './picture-scene';

/** A change, and the cluster as it left it. */
export interface Told {
  readonly cluster: ClusterState;
  readonly told: ToldChange;
}

/**
 * Undefined where the words ask for no change, or none was made yet.
 * @param load an older version, or undefined when it is no longer kept
 */
export async function toldChange(
  text: string,
  record: ChannelRecord,
  verbs: readonly AnyVerb[],
  load: (version: number) => Promise<ChannelRecord | undefined>,
): Promise<Told | Rejection | undefined> {
  const wanted = versionIn(text, record, verbs);
  if (wanted === undefined || (wanted === 'last' && record.version === 0)) return undefined;
  const version = wanted === 'last' ? lastChange(record.commands, record.version) : wanted;
  if (version < 1 || version > record.version) {
    const [which, newest] = [`no change has the number ${version}`, record.version];
    return refusal(`There is nothing to replay: ${which}.`, `The newest one is ${newest}; all: /kube history`, [
      'history',
    ]);
  }
  const [before, after] = await Promise.all([load(version - 1), version === record.version ? record : load(version)]);
  if (before === undefined || after === undefined) {
    return refusal('That version of the cluster is no longer kept.', 'Versions are kept for 90 days.', [
      'show --replay',
      'history',
    ]);
  }
  const steps = after.cluster.steps.filter(({ id }) => id > before.cluster.stepCount);
  const isLast = version === lastChange(record.commands, record.version);
  const told = { before: new Cluster(before.cluster), steps, command: commandOf(after), version, isLast };
  return { cluster: after.cluster, told };
}

/** The version whose change is asked for; undefined for every other command. */
function versionIn(text: string, record: ChannelRecord, verbs: readonly AnyVerb[]): number | 'last' | undefined {
  const parsed = parseCommand(text, verbs);
  if (isRejected(parsed) || !['show', 'replay'].includes(parsed.verb.name)) return undefined;
  const { flags } = parsed.words;
  const words =
    parsed.verb.name === 'show'
      ? parsed.words
      : { ...parsed.words, flags: new Map([...flags, ['replay', true] as const]) };
  const asked = askedToShow(words, namesIn(new Cluster(record.cluster)));
  return tellsOfChange(asked) ? (asked.version ?? 'last') : undefined;
}
