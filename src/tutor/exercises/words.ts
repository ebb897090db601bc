/**
 * What replies say of the exercise that a channel is in.
 */
import { LONGEST_LABEL } from '../button';
import type { Button, ExercisePart } from '../reply';
import { debriefLines } from './debrief';
import type { Exercise, ExerciseStep } from './exercise';
import { exerciseEntries } from './library';
import { isOver, type RunningExercise } from './running';

const HINT: Button = { label: 'Hint', run: 'hint' };

/** `Lesson 3`; a mission has no number. */
export function nameOf({ kind, id }: Pick<Exercise, 'kind' | 'id'>): string {
  if (kind === 'mission') return 'Mission';
  const place = exerciseEntries().findIndex((entry) => entry.kind === kind && entry.id === id);
  return place < 0 ? 'Lesson' : `Lesson ${place + 1}`;
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
    buttons: stepButtons(exercise, now),
  };
}

/** Buttons for a step: its command, or going on, and a hint. */
export function stepButtons({ kind }: Exercise, { show, goal, hints, stage }: ExerciseStep): readonly Button[] {
  const run = show === undefined ? [] : [showButton(show)];
  if (goal === undefined) return [...run, { label: 'Go on', run: `${kind} next` }];
  return stage === 'worked' && hints.length === 0 ? run : [...run, HINT];
}

/** A command as its own label where that fits. */
const showButton = (show: string): Button => ({
  label: show.length <= LONGEST_LABEL && !show.includes('\n') ? asLabel(show) : 'Do it',
  run: show,
});

const asLabel = (command: string): string => command.slice(0, 1).toUpperCase() + command.slice(1);

/** After a command that did not reach the goal: where one is, and a nudge where somebody tries in vain. */
export function tryingPart(exercise: Exercise, running: RunningExercise, nudge: boolean): ExercisePart {
  const part = standingPart(exercise, running);
  const first = exercise.steps[running.step]?.hints[0];
  if (!nudge || first === undefined) return part;
  const nudged = running.hints === 0 ? `A nudge: ${first}` : 'Stuck? The next hint costs nothing: /kube hint';
  return { ...part, lines: [...part.lines, nudged] };
}

/** After a command that reached the goal of a step: what was learned, and what comes next or how it ended. */
export function reachedPart(exercise: Exercise, running: RunningExercise, clock: number): ExercisePart {
  const done = exercise.steps[running.step - 1]?.done;
  const said = done === undefined ? ['Reached.'] : [`Reached: ${done}`];
  if (isOver(running, exercise)) {
    const end = endingPart(exercise, running, clock);
    return { ...end, lines: [...said, ...end.lines] };
  }
  const next = standingPart(exercise, running);
  return { ...next, lines: [...said, ...next.lines], isNews: true };
}

/** The debrief, and where to go from there. */
export function endingPart(exercise: Exercise, running: RunningExercise, clock: number): ExercisePart {
  const lines = debriefLines(exercise, running, clock);
  return { lines, isNews: true, isEnd: true, buttons: endButtons(running) };
}

/** The next lesson of the course, or the list of missions, and the way back. */
export function endButtons({ kind, id, ours }: Pick<RunningExercise, 'kind' | 'id' | 'ours'>): readonly Button[] {
  const lessons = exerciseEntries().filter((entry) => entry.kind === 'lesson');
  const place = lessons.findIndex((entry) => entry.id === id);
  const next = kind === 'lesson' && place >= 0 ? lessons[place + 1] : undefined;
  const more: Button =
    next === undefined
      ? { label: kind === 'lesson' ? 'Try a mission' : 'Next mission', run: 'mission' }
      : { label: `Start lesson ${place + 2}`, run: `lesson start ${next.id}` };
  return [more, ...(ours === undefined ? [] : [{ label: 'Back to our cluster', run: `${kind} stop` }])];
}
