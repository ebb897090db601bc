/**
 * After every command of a channel that is in a lesson or a mission: whether the cluster is as the step wants it, whoever
 * did it and however.
 */
import type { Exercise } from '../../tutor/exercises/exercise';
import { afterChange, isOver, type RunningExercise } from '../../tutor/exercises/running';
import { withExercise } from '../../tutor/exercises/with-exercise';
import { reachedPart, standingPart, tryingPart } from '../../tutor/exercises/words';
import type { Button, Reply } from '../../tutor/reply';
import type { ChannelRecord, Person, Ports } from '../ports';
import type { Next } from '../record-after';
import { exerciseHere } from './find';
import { withDone } from './over';

/** What a command does, as far as an exercise may add to it. */
export interface Followed {
  readonly reply: Reply;
  readonly refused?: true;
  readonly next?: Next;
  readonly finished?: RunningExercise;
}

interface Deed {
  readonly team: string;
  readonly person: Person;
  readonly text: string;
}

/** Commands in vain after which a nudge comes. */
const TRIES_BEFORE_NUDGE = 2;

export async function follow<E extends Followed>(
  effect: E,
  record: ChannelRecord,
  deed: Deed,
  ports: Ports,
): Promise<E> {
  const { next, reply } = effect;
  const isOwn = next !== undefined && 'exercise' in next;
  const running = isOwn ? next.exercise : record.exercise;
  if (running === undefined) return isOwn && record.exercise !== undefined ? left(effect, record.exercise) : effect;
  if (reply.exercise !== undefined || effect.refused === true) return effect;
  if (!isOwn && next?.cluster === undefined && !waitsForGoOn(reply)) return effect;
  const exercise = await exerciseHere(ports, deed.team, running);
  if (exercise === undefined) return effect;
  if (isOwn || next?.cluster === undefined) return standing(effect, exercise, running, isOwn);
  return {
    ...effect,
    ...afterCommand(effect.reply, { ...next, cluster: next.cluster }, { exercise, running, record, deed }),
  };
}

/** Looks that may be what a step asks for, and answers to opening questions: what is only about a person is not. */
const waitsForGoOn = ({ isPersonal }: Reply): boolean => isPersonal !== true;

/** The answer to an opening question goes on with the lesson, not with a question about something else. */
function leadingBack(reply: Reply, { kind, questions }: Exercise, { step, asked }: RunningExercise): Reply {
  if (questions.length === 0 || step > 0 || asked > questions.length) return reply;
  const goOn = (button: Button): Button =>
    button.run === 'quiz next' ? { label: `Go on: ${kind}`, run: `${kind} next` } : button;
  const back = reply.buttons.filter(({ run }) => run === 'quiz next').map(goOn);
  return { ...reply, buttons: [...back, ...reply.buttons.filter(({ run }) => run !== 'quiz next')] };
}

/** Where the exercise stands, after undo and the like, or after a look that the step asked for. */
function standing<E extends Followed>(effect: E, exercise: Exercise, running: RunningExercise, isOwn: boolean): E {
  const step = exercise.steps[running.step];
  const { reply } = effect;
  if (reply.lead !== undefined) return { ...effect, reply: leadingBack(reply, exercise, running) };
  const part = standingPart(exercise, running);
  if (isOwn) return { ...effect, reply: withExercise(reply, part) };
  const isAskedFor = step?.goal === undefined && running.asked >= exercise.questions.length;
  const isStart = reply.command === '';
  if (step === undefined || !(isAskedFor || isStart)) return effect;
  const buttons = part.buttons.filter(({ run }) => run !== step.show);
  return { ...effect, reply: withExercise(reply, { ...part, buttons: isStart ? part.buttons : buttons }) };
}

interface Place {
  readonly exercise: Exercise;
  readonly running: RunningExercise;
  readonly record: ChannelRecord;
  readonly deed: Deed;
}

function afterCommand(
  reply: Reply,
  next: Next & Required<Pick<Next, 'cluster'>>,
  { exercise, running, record, deed }: Place,
): Followed {
  if (isOver(running, exercise)) return { reply, next };
  const change = { before: record.cluster, after: next.cluster, person: deed.person.id };
  const after = afterChange(exercise, running, change);
  if (!after.isReached) {
    const isVain = after.running.tries % TRIES_BEFORE_NUDGE === 0 || isListedWrong(exercise, running, deed.text, reply);
    const untold = withoutAnswers(reply, exercise, running);
    return {
      reply: withExercise(untold, tryingPart(exercise, after.running, isVain)),
      next: { ...next, exercise: after.running },
    };
  }
  const part = reachedPart(exercise, after.running, next.cluster.clock);
  const told = withExercise(withoutAnswers(reply, exercise, after.running), part);
  if (!isOver(after.running, exercise)) return { reply: told, next: { ...next, exercise: after.running } };
  return {
    reply: told,
    next: { ...next, exercise: after.running, exercisesDone: withDone(record.exercisesDone, exercise.id) },
    finished: after.running,
  };
}

/** Buttons that would do the step, or in a mission mend anything, are left out: finding them is the exercise. */
function withoutAnswers(reply: Reply, { kind, steps }: Exercise, { step }: RunningExercise): Reply {
  const now = steps[step];
  if (now === undefined || now.stage === 'worked') return reply;
  const answers = [now.solution, ...now.also].flat();
  const isOpen = ({ run }: Button) => (kind === 'mission' ? LOOKS.test(run) : !answers.includes(run));
  return { ...reply, buttons: reply.buttons.filter(isOpen) };
}

/** Commands that change nothing. */
const LOOKS = /^(show|why|diagnose|get|describe|explain|read|rollout (history|status)|history)\b/;

/** An attempt that is known to lead nowhere, in the words that were typed or in those of the reply. */
function isListedWrong(exercise: Exercise, { step }: RunningExercise, text: string, { command }: Reply): boolean {
  const plain = (words: string) => words.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  const typed = [plain(text), plain(command)];
  return (exercise.steps[step]?.wrong ?? []).some((commands) => typed.includes(plain(commands.at(-1) ?? '')));
}

/** The exercise ended with its cluster: another one took the place. */
function left<E extends Followed>(effect: E, { kind }: RunningExercise): E {
  const line = `The ${kind} ended here: this is another cluster`;
  if (effect.reply.command.endsWith('stop')) return effect;
  return {
    ...effect,
    reply: { ...effect.reply, aside: [...(effect.reply.aside ?? []), line], text: `${effect.reply.text} ${line}.` },
  };
}
