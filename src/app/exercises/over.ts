/**
 * The end of an exercise whose last step was no command.
 */
import type { Exercise } from '../../tutor/exercises/exercise';
import type { RunningExercise } from '../../tutor/exercises/running';
import { withExercise } from '../../tutor/exercises/with-exercise';
import { endingPart, nameOf } from '../../tutor/exercises/words';
import { spoken } from '../../tutor/text';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';

export function overReply(exercise: Exercise, running: RunningExercise, context: ChannelContext): ChannelAnswer {
  const { record, pressed } = context;
  const headline = `${nameOf(exercise)} is done: ${exercise.title}`;
  const reply = {
    audience: 'channel' as const,
    command: `${exercise.kind} next`,
    pressed,
    headline,
    story: [],
    buttons: [{ label: 'Show the cluster', run: 'show' }],
    text: spoken([headline]),
  };
  return {
    reply: withExercise(reply, endingPart(exercise, running, record.cluster.clock)),
    next: { exercise: running, exercisesDone: withDone(record.exercisesDone, exercise.id) },
    finished: running,
  };
}

/** The exercises that a channel has done, with one more. */
export function withDone(done: readonly string[] = [], id: string): readonly string[] {
  return done.includes(id) ? done : [...done, id].slice(-MOST_DONE);
}

const MOST_DONE = 200;
