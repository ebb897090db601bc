/**
 * A step done by its solution.
 */
import { isRejected } from '../../api/rejection';
import type { Exercise, ExerciseStep } from './exercise';
import { afterCommand, beginningOf, missingOf, type Moment } from './play';
import type { RunningExercise } from './running';

/** The cluster after the solution of the step; undefined where the solution leads nowhere from here. */
export function solvedFromHere(
  step: ExerciseStep,
  { made, began }: RunningExercise,
  cluster: Moment['cluster'],
): Moment | undefined {
  const after = played({ cluster, made }, step.solution);
  return missingOf(step.goal ?? [], after, began).length === 0 ? after : undefined;
}

/** The cluster after the solutions of all steps up to this one, from the beginning of the exercise. */
export function solvedFromStart(exercise: Exercise, { step }: Pick<RunningExercise, 'step'>): Moment {
  const solutions = exercise.steps
    .slice(0, step + 1)
    .flatMap(({ goal, solution }) => (goal === undefined ? [] : solution));
  return played(beginningOf(exercise), solutions);
}

/** The commands one after the other; one that is refused changes nothing. */
function played(from: Moment, commands: readonly string[]): Moment {
  return commands.reduce<Moment>((moment, command) => {
    const after = afterCommand(moment, command);
    return isRejected(after) ? moment : after;
  }, from);
}
