/**
 * Leaves a lesson or a mission: the channel's own cluster comes back as it was, but for the course rules, which stay
 * lifted when the lesson that lifts them was done to its end.
 */
import { newCluster } from '../../cluster/new-cluster';
import type { Exercise } from '../../tutor/exercises/exercise';
import { exerciseOf } from '../../tutor/exercises/library';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';
import { seedOf } from '../new-channel';
import type { ChannelRecord } from '../ports';
import { replaced } from '../record-after';
import { timeTravelReply } from '../versions/time-travel';
import { ownCluster } from './own-cluster';

export async function stop(kind: Exercise['kind'], context: ChannelContext): Promise<ChannelAnswer> {
  const { id, record } = context;
  const kept = await ownCluster(context);
  const isLifted = kept?.rules === 'course' && hasLifted(record);
  const own = isLifted ? { ...kept, rules: record.cluster.rules } : kept;
  const cluster = own ?? newCluster({ seed: seedOf(`${id.team}#${id.channel}#${record.version}`), rules: 'course' });
  const headline = own === undefined ? 'Back, in a new cluster' : 'Back in our own cluster, as it was';
  const notice =
    own === undefined
      ? 'Notice: the copy of your own cluster was deleted, so this one is new and empty.'
      : isLifted
        ? 'Notice: the course rules stay lifted here, too. They are back with /kube settings rules course.'
        : `Notice: undo leads back into the ${kind}.`;
  const travel = { command: `${kind} stop`, headline, notice, before: cluster, after: cluster, back: 'undo' as const };
  const reply = timeTravelReply(travel, context);
  const list = { label: kind === 'lesson' ? 'All lessons' : 'All missions', run: `${kind} list` };
  return {
    reply: { ...reply, buttons: [list, ...reply.buttons] },
    next: { ...replaced(record, cluster), exercise: undefined },
  };
}

/** Whether the exercise is over that began under the course rules and ended without them. */
function hasLifted({ exercise, cluster }: ChannelRecord): boolean {
  const written = exercise === undefined ? undefined : exerciseOf(exercise.kind, exercise.id);
  const isOver = exercise !== undefined && written !== undefined && exercise.step >= written.steps.length;
  return isOver && written.cluster.rules === 'course' && cluster.rules === 'kubernetes';
}
