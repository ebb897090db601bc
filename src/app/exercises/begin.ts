/**
 * Begins a lesson or a mission: its cluster takes the place of the channel's own, which is kept as a copy.
 */
import { Cluster } from '../../cluster/cluster';
import { cut } from '../../diagram/text/columns';
import { describePicture } from '../../diagram/describe';
import { drawPicture } from '../../diagram/text/picture';
import type { Exercise } from '../../tutor/exercises/exercise';
import { openingPart } from '../../tutor/exercises/opening';
import { beginningOf } from '../../tutor/exercises/play';
import { begun } from '../../tutor/exercises/running';
import { withExercise } from '../../tutor/exercises/with-exercise';
import { nameOf } from '../../tutor/exercises/words';
import type { Reply } from '../../tutor/reply';
import { LONGEST_HEADLINE } from '../../tutor/reply';
import { wantsLegend } from '../../tutor/taught';
import { spoken } from '../../tutor/text';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';
import { replaced } from '../record-after';
import { withOwnCluster } from './own-cluster';

/** @param again it ran already: what was counted stays */
export function begin(exercise: Exercise, context: ChannelContext, again = false): ChannelAnswer {
  const { record, person, ports } = context;
  const { saves, ours } = withOwnCluster(record, person.name, ports.clock.now());
  const moment = beginningOf(exercise);
  const fresh = begun(exercise, moment, { person: person.id, ours });
  const before = record.exercise;
  const running =
    again && before?.id === exercise.id
      ? { ...fresh, asked: before.asked, counts: before.counts, people: before.people }
      : fresh;
  return {
    reply: withExercise(openingReply(exercise, moment.cluster, ours, context), openingPart(exercise, running)),
    next: { ...replaced(record, moment.cluster), saves, exercise: running },
  };
}

function openingReply(
  exercise: Exercise,
  state: ReturnType<typeof beginningOf>['cluster'],
  ours: string,
  { pressed, record }: ChannelContext,
): Reply {
  const { kind, id, title } = exercise;
  const headline = cut(kind === 'lesson' ? `${nameOf(exercise)}: ${title}` : `Alarm: ${title}`, LONGEST_HEADLINE);
  const cluster = new Cluster(state);
  const scene = { before: cluster, after: cluster, focus: 'all' as const, legend: wantsLegend(record.taught) };
  // Where something is to be found, the picture would give it away.
  const isShown = kind === 'lesson';
  const described = describePicture(scene);
  const before = record.exercise;
  const aside = [
    `Your own cluster waits as ${ours}: /kube ${kind} stop brings it back`,
    ...(before === undefined ? [] : [`The cluster of ${inSentence(before)} made way: /kube undo brings it back`]),
  ];
  return {
    audience: 'channel',
    command: `${kind} start ${id}`,
    pressed,
    kubectl: `(no kubectl verb: a ${kind} brings a practice cluster along)`,
    aside,
    headline,
    story: [],
    ...(isShown
      ? { picture: drawPicture(scene), image: { view: 'nodes', focus: 'all', said: described.join(' ') } }
      : {}),
    buttons: [],
    text: spoken([headline, ...(isShown ? described : []), ...aside]),
  };
}

/** `lesson 3`, `mission 4`. */
const inSentence = (exercise: Pick<Exercise, 'kind' | 'id'>): string => nameOf(exercise).toLowerCase();
