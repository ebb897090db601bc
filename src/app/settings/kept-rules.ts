/**
 * Going back in time brings the rules of then back, too; for who may not change settings the rules of now stay.
 */
import type { ChannelAnswer, ChannelVerb } from '../channel-verb';
import type { ChannelRecord } from '../ports';

const TIME_TRAVEL: ReadonlySet<string> = new Set(['undo', 'redo', 'restore']);

/** @param maySet whether the person may change settings here; asked only where it matters */
export async function keepingRules(
  { name }: ChannelVerb,
  answer: ChannelAnswer,
  { cluster: { rules } }: ChannelRecord,
  maySet: () => Promise<boolean>,
): Promise<ChannelAnswer> {
  const { next } = answer;
  const isOther = next?.cluster !== undefined && next.cluster.rules !== rules;
  if (!isOther || !TIME_TRAVEL.has(name) || (await maySet())) return answer;
  return { ...answer, next: { ...next, cluster: { ...next.cluster, rules } } };
}
