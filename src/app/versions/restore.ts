/**
 * `/kube restore NAME`: the cluster becomes the copy that was saved under this name. A new version with an old state, so
 * undo takes it back.
 */
import { isEqual } from '../../api/equal';
import { isRejected, type Result } from '../../api/rejection';
import type { Words } from '../../commands/grammar/words';
import { cut } from '../../diagram/text/columns';
import type { ChannelAnswer, ChannelContext, ChannelVerb } from '../channel-verb';
import { replaced } from '../record-after';
import { refusal } from '../refusal';
import { withoutNumber } from '../rising-versions';
import { findSave, keptSaves, readSaveName } from './saves';
import { savesReply } from './saves-list';
import { timeTravelReply } from './time-travel';

export const restore: ChannelVerb = {
  name: 'restore',
  usage: 'restore [NAME]',
  summary: 'brings a saved copy of the cluster back, which a real cluster cannot do',
  examples: ['restore', 'restore before-crash'],
  effect: 'change',
  origin: 'tutor',
  act: restoreIt,
};

async function restoreIt({ positional }: Words, context: ChannelContext): Promise<Result<ChannelAnswer>> {
  const { record, ports } = context;
  if (positional.length === 0) return { reply: savesReply('restore', context) };
  const name = readSaveName(positional);
  if (isRejected(name)) return name;
  const save = findSave(name, keptSaves(record, ports.clock.now()), 'restore');
  if (isRejected(save)) return save;
  const cluster = await context.saved(save.version);
  if (cluster === undefined) return refusal('That copy is no longer kept.', 'Copies are kept for a year.', ['saves']);
  if (isEqual(withoutNumber(cluster), withoutNumber(record.cluster))) {
    return refusal(`Nothing to restore: the cluster is as ${name} holds it.`, 'All copies: /kube saves', ['saves']);
  }
  const notice = 'Notice: all of it is as it was then, the clock of the cluster too. A real cluster cannot do this.';
  return {
    reply: timeTravelReply(
      {
        command: `restore ${name}`,
        headline: `Restored: ${name}, as ${cut(save.by, 16)} saved it`,
        notice,
        before: record.cluster,
        after: cluster,
        back: 'undo',
      },
      context,
    ),
    next: { ...replaced(record, cluster), exercise: undefined },
  };
}
