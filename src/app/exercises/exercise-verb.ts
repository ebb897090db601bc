/**
 * What `/kube lesson` and `/kube mission` have in common.
 */
import { isRejected, type Result } from '../../api/rejection';
import type { Words } from '../../commands/grammar/words';
import { CHAPTERS } from '../../tutor/course/statements';
import type { Exercise } from '../../tutor/exercises/exercise';
import { aboutReply } from '../../tutor/exercises/about-reply';
import type { ListFacts } from '../../tutor/exercises/list-facts';
import { lessonList } from '../../tutor/exercises/lesson-list';
import { missionList } from '../../tutor/exercises/mission-list';
import { isOver } from '../../tutor/exercises/running';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';
import { begin } from './begin';
import { exerciseHere, findExercise } from './find';
import { goOn, stepReply } from './go-on';
import { askToChange, isGone, noneRuns } from './none-runs';
import { restart } from './restart';
import { stop } from './stop';
import { keptMissions } from './workspace-missions';

type Kind = Exercise['kind'];

export async function lessonOrMission(
  kind: Kind,
  words: Words,
  context: ChannelContext,
): Promise<Result<ChannelAnswer>> {
  const [first, ...rest] = words.positional;
  switch (first?.toLowerCase()) {
    case undefined:
      return standing(kind, context);
    case 'list':
    case 'all':
      return { reply: await list(kind, context) };
    case 'start':
    case 'begin':
      return start(kind, rest, words.flags.has('yes'), context);
    case 'next':
    case 'continue':
    case 'go':
      return running(kind, 'next', context, goOn);
    case 'stop':
    case 'leave':
    case 'quit':
    case 'end':
      return context.record.exercise === undefined
        ? noneRuns(`${kind} stop`)
        : stop(context.record.exercise.kind, context);
    default:
      return about(kind, words.positional, context);
  }
}

/** The running exercise, for a form that needs one. */
async function running(
  kind: Kind,
  form: string,
  context: ChannelContext,
  use: typeof goOn,
): Promise<Result<ChannelAnswer>> {
  const { record, ports, id } = context;
  if (record.exercise === undefined) return noneRuns(`${kind} ${form}`);
  const exercise = await exerciseHere(ports, id.team, record.exercise);
  return exercise === undefined ? isGone(record.exercise) : use(exercise, record.exercise, context);
}

/** Where the running one stands; the list where none of this kind runs. */
async function standing(kind: Kind, context: ChannelContext): Promise<Result<ChannelAnswer>> {
  const { record, ports, id } = context;
  if (record.exercise?.kind !== kind) return { reply: await list(kind, context) };
  const exercise = await exerciseHere(ports, id.team, record.exercise);
  if (exercise === undefined) return isGone(record.exercise);
  if (isOver(record.exercise, exercise)) return { reply: await list(kind, context) };
  const reply = stepReply(exercise, record.exercise, context);
  const leave = { label: `Stop the ${kind}`, run: `${kind} stop` };
  const isAsking = record.exercise.step === 0 && record.exercise.asked < exercise.questions.length;
  const buttons = [
    ...(isAsking ? [{ label: 'Next question', run: 'lesson next' }] : []),
    ...reply.buttons.filter(({ run }) => run !== 'show').slice(0, 2),
    { label: 'Skip the step', run: 'skip' },
    leave,
  ];
  return { reply: { ...reply, audience: 'asker', command: kind, buttons } };
}

async function list(kind: Kind, context: ChannelContext) {
  const facts = await factsOf(context);
  return kind === 'lesson' ? lessonList(facts) : missionList(facts, await ownEntries(context));
}

export async function ownEntries({ ports, id }: ChannelContext) {
  const kept = await keptMissions(ports, id.team);
  return kept.map(({ id: name, mission: { title, minutes } }) => ({ id: name, title, minutes }));
}

/** What is over runs no more, though its cluster is still there. */
export async function factsOf({ record, pressed, ports, id }: ChannelContext): Promise<ListFacts> {
  const { exercise: running, exercisesDone = [] } = record;
  const exercise = running && (await exerciseHere(ports, id.team, running));
  const isRunning = running !== undefined && (exercise === undefined || !isOver(running, exercise));
  return { done: exercisesDone, pressed, ...(isRunning ? { now: running.id } : {}) };
}

/** `lesson deployments` is a chapter; anything else names one. */
async function about(kind: Kind, words: readonly string[], context: ChannelContext): Promise<Result<ChannelAnswer>> {
  const typed = words.join(' ').toLowerCase();
  const chapter =
    kind === 'lesson'
      ? CHAPTERS.find((one) => one.toLowerCase().replace(/s$/, '') === typed.replace(/s$/, ''))
      : undefined;
  if (chapter !== undefined) return { reply: lessonList(await factsOf(context), chapter) };
  const found = await findExercise(kind, words, context.ports, context.id.team);
  return isRejected(found) ? found : { reply: aboutReply(found, await factsOf(context)) };
}

async function start(
  kind: Kind,
  words: readonly string[],
  isSure: boolean,
  context: ChannelContext,
): Promise<Result<ChannelAnswer>> {
  if (words.length === 0) return { reply: await list(kind, context) };
  const { record, ports, id } = context;
  const wanted = await findExercise(kind, words, ports, id.team);
  if (isRejected(wanted)) return wanted;
  const { exercise: now } = record;
  const here = now && (await exerciseHere(ports, id.team, now));
  const isBusy = now !== undefined && (here === undefined || !isOver(now, here));
  if (!isBusy || isSure) return begin(wanted, context);
  const isSame = now.kind === wanted.kind && now.id === wanted.id;
  return isSame ? restart(wanted, false, context) : { reply: askToChange(wanted, now, here, context) };
}
