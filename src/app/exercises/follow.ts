/**
 * After every command of a channel that is in a lesson or a mission: whether the cluster is as the step wants it, whoever
 * did it and however.
 */
import type { Exercise } from '../../tutor/exercises/exercise';
import { listedIn } from '../../tutor/exercises/listed';
import { deservesNudge } from '../../tutor/exercises/nudge';
import { onlyLooks } from '../../tutor/exercises/only-looks';
import { afterChange, isOver, nudged, type RunningExercise } from '../../tutor/exercises/running';
import { together, withExercise } from '../../tutor/exercises/with-exercise';
import { lookedPart, reachedPart, standingPart, tryingPart } from '../../tutor/exercises/words';
import type { Button, Reply } from '../../tutor/reply';
import type { ChannelRecord, Person, Ports } from '../ports';
import type { Next } from '../record-after';
import { exerciseHere } from './find';
import { leadingBack } from './lead-back';
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

/** Where the channel is: the exercise, and how far. */
interface Place {
  readonly exercise: Exercise;
  readonly running: RunningExercise;
}

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
  // What is about one person has nothing to do with the step.
  if (!isOwn && next?.cluster === undefined && reply.isPersonal === true) return effect;
  const exercise = await exerciseHere(ports, deed.team, running);
  if (exercise === undefined) return effect;
  if (reply.lead !== undefined) return { ...effect, reply: leadingBack(reply, exercise, running) };
  const place = { exercise, running };
  if (isOwn) return { ...effect, reply: withExercise(reply, standingPart(exercise, running)) };
  if (next?.cluster === undefined) return { ...effect, reply: afterLook(reply, place, deed) };
  return { ...effect, ...afterCommand(reply, { ...next, cluster: next.cluster }, place, record, deed) };
}

/** After a command that changed nothing: a look, or a wish that was fulfilled already. */
function afterLook(reply: Reply, { exercise, running }: Place, { text }: Deed): Reply {
  const step = exercise.steps[running.step];
  const isAsking = running.step === 0 && running.asked < exercise.questions.length;
  if (step === undefined || isAsking) return reply;
  const part = standingPart(exercise, running);
  const isStart = reply.command === '';
  if (isStart) return withExercise(reply, part);
  const own = withLooks(reply);
  if (step.goal !== undefined) {
    return reply.audience === 'channel' ? inVain(own, { exercise, running }, false) : own;
  }
  const isLooked = listedIn(step, [text, reply.command]) !== undefined;
  return withExercise(own, isLooked ? lookedPart(exercise, running) : part);
}

/** After a command that made another cluster. */
function afterCommand(
  reply: Reply,
  next: Next & Required<Pick<Next, 'cluster'>>,
  { exercise, running }: Place,
  record: ChannelRecord,
  deed: Deed,
): Followed {
  const step = exercise.steps[running.step];
  if (step === undefined) return { reply, next };
  const listed = listedIn(step, [deed.text, reply.command]);
  const change = { before: record.cluster, after: next.cluster, person: deed.person.id, listed };
  const after = afterChange(exercise, running, change);
  const own = withLooks(reply);
  if (!after.isReached) {
    const nudge = deservesNudge(step, after.running, listed);
    const told = inVain(own, { exercise, running: after.running }, nudge);
    return { reply: told, next: { ...next, exercise: nudge ? nudged(after.running) : after.running } };
  }
  const told = withExercise(own, reachedPart(exercise, after.running, next.cluster.clock));
  const reached = { ...next, exercise: after.running };
  if (!isOver(after.running, exercise)) return { reply: told, next: reached };
  const exercisesDone = withDone(record.exercisesDone, exercise.id);
  return { reply: told, next: { ...reached, exercisesDone }, finished: after.running };
}

/** The usual notice gives way to a nudge, and in a mission to what the team finds out by itself. */
function inVain(reply: Reply, { exercise, running }: Place, nudge: boolean): Reply {
  const { notice, ...rest } = reply;
  const isTold = notice !== undefined && !nudge && exercise.kind === 'lesson';
  return withExercise(isTold ? reply : rest, tryingPart(exercise, running, nudge));
}

const SHOW: Button = { label: 'Show the cluster', run: 'show' };

/** Two buttons at least, and none that changes the cluster. */
function withLooks(reply: Reply): Reply {
  const looks = onlyLooks(reply.buttons);
  return { ...reply, buttons: looks.length > 1 ? looks : together([], [...looks, SHOW]) };
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
