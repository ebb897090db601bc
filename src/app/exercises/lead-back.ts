/**
 * The answer to an opening question of a lesson goes on with the lesson, whoever or whatever closed the question.
 */
import type { Exercise } from '../../tutor/exercises/exercise';
import { onlyLooks } from '../../tutor/exercises/only-looks';
import type { RunningExercise } from '../../tutor/exercises/running';
import type { Reply } from '../../tutor/reply';
import type { ChannelId, Ports } from '../ports';
import { exerciseHere } from './find';

/** What would go on with a question about something else goes on with the lesson, and nothing touches its cluster. */
export function leadingBack(
  reply: Reply,
  { kind, questions }: Pick<Exercise, 'kind' | 'questions'>,
  { step, asked }: RunningExercise,
): Reply {
  const isOpening = questions.length > 0 && step === 0 && asked <= questions.length;
  if (!isOpening || !reply.buttons.some(({ run }) => run === 'quiz next')) return reply;
  const others = reply.buttons.filter(({ run }) => run !== 'quiz next');
  return { ...reply, buttons: [{ label: `Go on: ${kind}`, run: `${kind} next` }, ...onlyLooks(others)] };
}

/** The same, for an answer that nobody asked for: its time was over. */
export async function leadBack(reply: Reply, channel: ChannelId, ports: Ports): Promise<Reply> {
  const running = (await ports.clusters.load(channel))?.exercise;
  const exercise = running && (await exerciseHere(ports, channel.team, running));
  return running === undefined || exercise === undefined ? reply : leadingBack(reply, exercise, running);
}
