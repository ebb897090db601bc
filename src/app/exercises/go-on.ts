/**
 * `lesson next`: the next opening question, or the next step where nothing has to be reached first.
 */
import { isRejected, type Result } from '../../api/rejection';
import type { Exercise } from '../../tutor/exercises/exercise';
import { isOver, onNext, type RunningExercise, withPerson } from '../../tutor/exercises/running';
import { together } from '../../tutor/exercises/with-exercise';
import { endButtons, placeOf, stepButtons } from '../../tutor/exercises/words';
import { bankQuestion } from '../../tutor/quiz/bank';
import { bankItems } from '../../tutor/quiz/items';
import type { Reply } from '../../tutor/reply';
import { spoken } from '../../tutor/text';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';
import { askQuestion } from '../quiz/quiz-verb';
import { overReply } from './over';

export async function goOn(
  exercise: Exercise,
  running: RunningExercise,
  context: ChannelContext,
): Promise<Result<ChannelAnswer>> {
  const { questions, steps } = exercise;
  const here = withPerson(running, context.person.id);
  const question = running.step === 0 ? questions[running.asked] : undefined;
  if (question !== undefined) return ask(question, here, context);
  const step = steps[running.step];
  if (step === undefined) return { reply: stepReply(exercise, running, context) };
  const isAsked = running.step === 0 && running.asked === questions.length && questions.length > 0;
  if (isAsked) {
    const first = { ...here, asked: running.asked + 1 };
    return { reply: stepReply(exercise, first, context), next: { exercise: first } };
  }
  if (step.goal !== undefined) return { reply: { ...stepReply(exercise, running, context), audience: 'asker' } };
  const next = onNext(exercise, here, context.record.cluster);
  if (isOver(next, exercise)) return overReply(exercise, next, context);
  return { reply: stepReply(exercise, next, context), next: { exercise: next } };
}

/** Asks a question of the bank; one that is open in the channel is shown instead. */
async function ask(id: string, running: RunningExercise, context: ChannelContext): Promise<Result<ChannelAnswer>> {
  const item = bankItems().find((one) => one.id === id);
  const next = { exercise: { ...running, asked: running.asked + 1 } };
  if (item === undefined) throw new Error(`no question ${id}`);
  const reply = await askQuestion(context, (asked) => ({
    question: bankQuestion(item, context.record.cluster.random),
    asked,
  }));
  if (isRejected(reply)) return reply;
  const log = await context.ports.quizzes.loadLog(context.id);
  const isAsked = log.asked.some(({ request, template }) => request === context.request && template === id);
  return isAsked ? { reply, next } : { reply };
}

/** What the step asks for, as a reply of its own. */
export function stepReply(exercise: Exercise, running: RunningExercise, { pressed }: ChannelContext): Reply {
  const step = exercise.steps[running.step];
  const headline = step === undefined ? `${exercise.title}: done` : placeOf(exercise, running);
  const say = step?.say ?? 'Every step is done. Its cluster stays here until you go back to your own.';
  const buttons = step === undefined ? endButtons(running) : stepButtons(exercise, step, running);
  return {
    audience: 'channel',
    command: `${exercise.kind} next`,
    pressed,
    headline,
    story: [],
    exercise: { lines: [say], isNews: true, buttons: [] },
    buttons: together(buttons, [{ label: 'Show the cluster', run: 'show' }]),
    text: spoken([headline, say]),
  };
}
