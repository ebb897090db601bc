/**
 * Which of several timers of one key counts: the loop keeps one for each.
 */
import type { Requeue } from '../controller';

/** The timer that is due first; of two at one instant the first in the list. */
export function soonest(timers: readonly (Requeue | undefined)[]): Requeue | undefined {
  let first: Requeue | undefined;
  for (const timer of timers) if (timer !== undefined && (first === undefined || timer.at < first.at)) first = timer;
  return first;
}
