/**
 * When somebody is helped without asking.
 */
import type { ExerciseStep } from './exercise';
import { isKnownWrong, isOnTheWay } from './listed';
import type { RunningExercise } from './running';

const FEWEST_TRIES = 2;

/**
 * Whether a command that did not reach the goal deserves a nudge: it ended an attempt that is known to lead nowhere, or
 * there were more commands than a solution has.
 * @param listed the command, where the file of the step lists it
 */
export function deservesNudge(
  step: ExerciseStep,
  { given = [], tries }: Pick<RunningExercise, 'given' | 'tries'>,
  listed: string | undefined,
): boolean {
  const isHalfWay = listed !== undefined && isOnTheWay(step, listed);
  // The half of a way is listed as wrong where it does not lead there alone.
  if (listed !== undefined && isKnownWrong(step, given, isHalfWay ? 2 : 1)) return true;
  return !isHalfWay && tries % Math.max(FEWEST_TRIES, step.solution.length + 1) === 0;
}
