/**
 * `skip`: passes over a step by doing what its solution does, so that the cluster is right for what follows.
 */
import { Cluster } from '../../cluster/cluster';
import { cut } from '../../diagram/text/columns';
import { describePicture } from '../../diagram/describe';
import { drawPicture } from '../../diagram/text/picture';
import type { Exercise } from '../../tutor/exercises/exercise';
import type { Moment } from '../../tutor/exercises/play';
import { isOver, onNext, type RunningExercise, withPerson } from '../../tutor/exercises/running';
import { solvedFromHere, solvedFromStart } from '../../tutor/exercises/solve';
import { withExercise } from '../../tutor/exercises/with-exercise';
import { skippedPart } from '../../tutor/exercises/words';
import { LONGEST_HEADLINE, type Reply } from '../../tutor/reply';
import { STORY_COLUMNS, wrap } from '../../tutor/story/lines';
import { spoken } from '../../tutor/text';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';
import { replaced } from '../record-after';
import { stepReply } from './go-on';
import { withDone } from './over';

export function skipStep(exercise: Exercise, running: RunningExercise, context: ChannelContext): ChannelAnswer {
  const { record, person } = context;
  const here = withPerson(running, person.id);
  if (running.step === 0 && running.asked < exercise.questions.length) {
    const first = { ...here, asked: exercise.questions.length + 1 };
    return { reply: { ...stepReply(exercise, first, context), command: 'skip' }, next: { exercise: first } };
  }
  const moment = solved(exercise, running, record.cluster);
  const counts = { ...here.counts, skips: here.counts.skips + 1 };
  const next = onNext(exercise, { ...here, made: moment.made, counts }, moment.cluster);
  const isEnd = isOver(next, exercise);
  const change = moment.cluster === record.cluster ? {} : replaced(record, moment.cluster);
  const part = skippedPart(exercise, next, moment.cluster.clock, running.step);
  const reply = skipReply(exercise, running, moment, context);
  // At the end nothing is told but the exercise: what was done for the team belongs to it.
  const lines = isEnd ? [...(reply.story.length === 0 ? [] : [reply.story.join(' ')]), ...part.lines] : part.lines;
  return {
    reply: withExercise(reply, { ...part, lines }),
    next: {
      ...change,
      exercise: next,
      ...(isEnd ? { exercisesDone: withDone(record.exercisesDone, exercise.id) } : {}),
    },
    ...(isEnd ? { finished: next } : {}),
  };
}

/** The cluster with the solution of the step done: from where the team is, else from the beginning of the exercise. */
function solved(exercise: Exercise, running: RunningExercise, cluster: Moment['cluster']): Moment {
  const step = exercise.steps[running.step];
  if (step?.goal === undefined) return { cluster, made: running.made };
  return solvedFromHere(step, running, cluster) ?? solvedFromStart(exercise, running);
}

function skipReply(
  exercise: Exercise,
  running: RunningExercise,
  { cluster }: Moment,
  { record, pressed }: ChannelContext,
): Reply {
  const { goal, solution } = exercise.steps[running.step] ?? { solution: [] };
  const headline = cut(`Step ${running.step + 1} of ${exercise.steps.length} is skipped`, LONGEST_HEADLINE);
  const did = goal === undefined ? [] : solution.map((command) => command.split('\n')[0] ?? '');
  const story = did.length === 0 ? [] : wrap(`I did it for you: ${did.join(', then ')}`, STORY_COLUMNS).slice(0, 4);
  const scene = {
    before: new Cluster(record.cluster),
    after: new Cluster(cluster),
    focus: 'all' as const,
    legend: false,
  };
  const described = did.length === 0 ? [] : describePicture(scene);
  return {
    audience: 'channel',
    command: 'skip',
    pressed,
    headline,
    story,
    ...(did.length === 0
      ? {}
      : { picture: drawPicture(scene), image: { view: 'nodes', focus: 'all', said: described.join(' ') } }),
    buttons: [
      { label: 'Show the cluster', run: 'show' },
      { label: 'Take it back', run: 'undo' },
    ],
    text: spoken([headline, ...story, ...described]),
  };
}
