/**
 * Leaves a lesson or a mission: the channel's own cluster comes back as it was.
 */
import { newCluster } from '../../cluster/new-cluster';
import type { Exercise } from '../../tutor/exercises/exercise';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';
import { seedOf } from '../new-channel';
import { replaced } from '../record-after';
import { timeTravelReply } from '../time-travel';
import { ownCluster } from './own-cluster';

export async function stop(kind: Exercise['kind'], context: ChannelContext): Promise<ChannelAnswer> {
  const { id, record } = context;
  const own = await ownCluster(context);
  const cluster = own ?? newCluster({ seed: seedOf(`${id.team}#${id.channel}#${record.version}`), rules: 'course' });
  const headline = own === undefined ? 'Back, in a new cluster' : 'Back in our own cluster, as it was';
  const notice =
    own === undefined
      ? 'Notice: the copy of your own cluster was deleted, so this one is new and empty.'
      : `Notice: undo leads back into the ${kind}.`;
  const travel = { command: `${kind} stop`, headline, notice, before: cluster, after: cluster, back: 'undo' as const };
  const reply = timeTravelReply(travel, context);
  const list = { label: kind === 'lesson' ? 'All lessons' : 'All missions', run: `${kind} list` };
  return {
    reply: { ...reply, buttons: [list, ...reply.buttons] },
    next: { ...replaced(record, cluster), exercise: undefined },
  };
}
