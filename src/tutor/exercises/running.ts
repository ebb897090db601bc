/**
 * A lesson or mission while a channel is in it: where it stands, and what was counted.
 */
import type { ClusterState } from '../../cluster/state';
import type { MadeNames } from '../../scenarios/placeholders';
import type { Exercise } from './exercise';
import { comparedWith, missingOf, type Moment, momentAfter } from './play';

export interface RunningExercise {
  readonly kind: Exercise['kind'];
  readonly id: string;
  /** Steps that are done; as many as the exercise has: it is over, and its cluster is still here. */
  readonly step: number;
  /** Opening questions that were asked or passed over. */
  readonly asked: number;
  /** What the goal of the step may compare with: what is needed of the cluster at the beginning of the step. */
  readonly began: ClusterState;
  readonly made: MadeNames;
  /** The cluster's time at the beginning, milliseconds. */
  readonly startedAt: number;
  /** Hints that were shown for this step, and commands since the last progress. */
  readonly hints: number;
  readonly tries: number;
  /** Commands of this step that its file lists (see listed.ts), oldest first, at most MOST_GIVEN. */
  readonly given?: readonly string[];
  readonly counts: Counts;
  /** Ids of those who took part, at most MOST_PEOPLE. */
  readonly people: readonly string[];
  /** The name of the copy of the channel's own cluster. */
  readonly ours?: string;
}

/** What was counted since the beginning; undo does not take it back. */
export interface Counts {
  readonly commands: number;
  readonly hints: number;
  readonly skips: number;
  readonly undos: number;
}

const MOST_PEOPLE = 50;
const MOST_GIVEN = 10;

/** An exercise at its very beginning. */
export function begun(
  exercise: Exercise,
  { cluster, made }: Moment,
  from: { readonly person: string; readonly ours?: string },
): RunningExercise {
  return {
    kind: exercise.kind,
    id: exercise.id,
    step: 0,
    asked: 0,
    began: comparedWith(exercise.steps[0]?.goal, cluster),
    made,
    startedAt: cluster.clock,
    hints: 0,
    tries: 0,
    counts: { commands: 0, hints: 0, skips: 0, undos: 0 },
    people: [from.person],
    ...(from.ours === undefined ? {} : { ours: from.ours }),
  };
}

/** Whether every step is done. */
export const isOver = ({ step }: RunningExercise, { steps }: Exercise): boolean => step >= steps.length;

/** A command that made another cluster. */
export interface Change {
  readonly before: ClusterState;
  readonly after: ClusterState;
  readonly person: string;
  /** The command, where the file of the step lists it. */
  readonly listed?: string | undefined;
}

/** The exercise after a command that made another cluster, and whether it reached the goal of the step. */
export function afterChange(
  exercise: Exercise,
  running: RunningExercise,
  { before, after, person, listed }: Change,
): { readonly running: RunningExercise; readonly isReached: boolean } {
  const { made, counts, given = [] } = running;
  const moment = momentAfter({ cluster: before, made }, after);
  const goal = exercise.steps[running.step]?.goal;
  const counted: RunningExercise = {
    ...withPerson(running, person),
    made: moment.made,
    tries: running.tries + 1,
    given: listed === undefined ? given : [...given, listed].slice(-MOST_GIVEN),
    counts: { ...counts, commands: counts.commands + 1 },
  };
  const isReached = goal !== undefined && missingOf(goal, moment, running.began).length === 0;
  return { running: isReached ? onNext(exercise, counted, after) : counted, isReached };
}

/** The exercise with one step more done, and with those after it whose goal is reached already: somebody was ahead. */
export function onNext(exercise: Exercise, running: RunningExercise, cluster: ClusterState): RunningExercise {
  const step = running.step + 1;
  const goal = exercise.steps[step]?.goal;
  const began = comparedWith(goal, cluster);
  const next = { ...running, step, asked: exercise.questions.length, began, hints: 0, tries: 0, given: [] };
  const isAhead = goal !== undefined && missingOf(goal, { cluster, made: running.made }, began).length === 0;
  return isAhead ? onNext(exercise, next, cluster) : next;
}

/** The exercise after its first hint was given as a nudge: whoever asks for one gets the next. */
export const nudged = (running: RunningExercise): RunningExercise => ({
  ...running,
  hints: Math.max(1, running.hints),
});

export function withPerson(running: RunningExercise, person: string): RunningExercise {
  const { people } = running;
  return people.includes(person) || people.length >= MOST_PEOPLE
    ? running
    : { ...running, people: [...people, person] };
}

/**
 * The exercise of an older or newer version of the channel, to which undo or redo goes: what was counted stays.
 * @param undos how many undos this is
 */
export function travelled(
  now: RunningExercise | undefined,
  then: RunningExercise | undefined,
  undos: number,
): RunningExercise | undefined {
  if (then === undefined || now?.id !== then.id) return then;
  return {
    ...then,
    counts: { ...now.counts, undos: now.counts.undos + undos },
    people: now.people,
    hints: now.step === then.step ? Math.max(now.hints, then.hints) : then.hints,
    tries: 0,
  };
}
