/**
 * What replies say of the exercise that a channel is in.
 */
import { button, LONGEST_LABEL } from '../button';
import type { Button, ExercisePart } from '../reply';
import { debriefLines } from './debrief';
import type { Exercise, ExerciseStep } from './exercise';
import { following, numberOf } from './library';
import { isShown } from './listed';
import { isOver, type RunningExercise } from './running';

const HINT: Button = { label: 'Hint', run: 'hint' };

/** `Lesson 3`, `Mission 4`; what a workspace has added has no number. */
export function nameOf(exercise: Pick<Exercise, 'kind' | 'id'>): string {
  const name = exercise.kind === 'lesson' ? 'Lesson' : 'Mission';
  const number = numberOf(exercise);
  return number === undefined ? name : `${name} ${number}`;
}

/** `Lesson 3, step 2 of 7`. */
export function placeOf(exercise: Exercise, { step }: Pick<RunningExercise, 'step'>): string {
  return `${nameOf(exercise)}, step ${step + 1} of ${exercise.steps.length}`;
}

/** What the team does now, with the buttons for it. */
export function standingPart(exercise: Exercise, running: RunningExercise): ExercisePart {
  const now = exercise.steps[running.step];
  if (now === undefined) {
    return { lines: [`${nameOf(exercise)} is over.`], isNews: false, buttons: endButtons(running) };
  }
  return {
    lines: [`${placeOf(exercise, running)}: ${now.say}`],
    isNews: false,
    buttons: stepButtons(exercise, now, running),
  };
}

/** Under what a step asked to look at: what it said is not said again. */
export function lookedPart(exercise: Exercise, running: RunningExercise): ExercisePart {
  const { kind } = exercise;
  const run = `${kind} next`;
  return {
    lines: [`${placeOf(exercise, running)}. When you have seen it: /kube ${run}`],
    isNews: false,
    buttons: [{ label: 'Go on', run }],
  };
}

/** Buttons for a step: its command, or going on, and a hint. */
export function stepButtons(
  { kind }: Exercise,
  step: ExerciseStep,
  { given = [] }: Pick<RunningExercise, 'given'>,
): readonly Button[] {
  const { show, goal, hints, stage } = step;
  const isDone = stage !== 'worked' && isShown(step, given);
  const run = show === undefined || isDone ? [] : [showButton(show)];
  if (goal === undefined) return [...run, { label: 'Go on', run: `${kind} next` }];
  return stage === 'worked' && hints.length === 0 ? run : [...run, HINT];
}

/** A command as its own label where that fits. */
const showButton = (show: string): Button => ({
  label: show.length <= LONGEST_LABEL && !show.includes('\n') ? asLabel(show) : 'Do it',
  run: show,
});

const asLabel = (command: string): string => command.slice(0, 1).toUpperCase() + command.slice(1);

/**
 * After a command that did not reach the goal: where one is, and a nudge where somebody tries in vain.
 * @param running as it was before the nudge
 */
export function tryingPart(exercise: Exercise, running: RunningExercise, nudge: boolean): ExercisePart {
  const part = standingPart(exercise, running);
  const hints = exercise.steps[running.step]?.hints ?? [];
  if (!nudge || hints[0] === undefined) return part;
  const isLeft = running.hints < hints.length;
  const more = isLeft
    ? 'Stuck? The next hint costs nothing: /kube hint'
    : 'Stuck? This does the step for you: /kube skip';
  return { ...part, lines: [...part.lines, running.hints === 0 ? `A nudge: ${hints[0]}` : more] };
}

/** After a command that reached the goal of a step: what was learned, and what comes next or how it ended. */
export function reachedPart(exercise: Exercise, running: RunningExercise, clock: number): ExercisePart {
  const done = exercise.steps[running.step - 1]?.done;
  return afterStep(exercise, running, clock, [done === undefined ? 'Reached.' : `Reached: ${done}`]);
}

/**
 * After a step that was passed over: what there was to learn, and what comes next or how it ended.
 * @param skipped the place of that step
 */
export function skippedPart(
  exercise: Exercise,
  running: RunningExercise,
  clock: number,
  skipped: number,
): ExercisePart {
  const done = exercise.steps[skipped]?.done;
  return afterStep(exercise, running, clock, done === undefined ? [] : [done]);
}

function afterStep(exercise: Exercise, running: RunningExercise, clock: number, said: readonly string[]): ExercisePart {
  const next = isOver(running, exercise)
    ? endingPart(exercise, running, clock)
    : { ...standingPart(exercise, running), isNews: true };
  return { ...next, lines: [...said, ...next.lines] };
}

/** The debrief, and where to go from there. */
export function endingPart(exercise: Exercise, running: RunningExercise, clock: number): ExercisePart {
  const lines = debriefLines(exercise, running, clock);
  return { lines, isNews: true, isEnd: true, buttons: endButtons(running) };
}

/** The next of its kind, or the list of missions, and the way back. */
export function endButtons(running: Pick<RunningExercise, 'kind' | 'id' | 'ours'>): readonly Button[] {
  const { kind, ours } = running;
  const next = following(running);
  const more =
    next === undefined
      ? { label: kind === 'lesson' ? 'Try a mission' : 'All missions', run: 'mission list' }
      : button(`Start ${kind} ${numberOf(next)}`, `${kind} start ${next.id}`);
  return [more, ...(ours === undefined ? [] : [{ label: 'Back to our cluster', run: `${kind} stop` }])];
}
