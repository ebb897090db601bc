/**
 * At which hours a run of the timer looks for what is due: at the latest ones, and at one day of those that nobody has
 * looked at for a while. So the first run of a new table, or after weeks without runs, makes a hundred queries and not
 * three thousand; what is due now comes first, and the runs after it go back a day each.
 */
import { KEPT_AFTER } from './schedule-calendar';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** What is later than this is not asked any more. */
export const TOO_LATE = 2 * HOUR;

/** Wall-clock milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Nobody has noted when questions were asked last. */
  readonly isUnknown?: true;
}

export interface HoursToLookAt {
  readonly latest: Span;
  readonly earlier?: Span;
  /** What is left to the next runs. */
  readonly left?: Span;
}

/**
 * @param since when something like this ran last, if that is known; else it looks back as far as anything is kept
 * @param left what the run before has left
 */
export function hoursToLookAt(now: number, since?: number, left?: Span): HoursToLookAt {
  const from = Math.max(now - KEPT_AFTER * 1000, (since ?? 0) - TOO_LATE - HOUR);
  const isUnknown = since === undefined ? { isUnknown: true as const } : {};
  const latest = { from: Math.max(from, now - DAY), to: now, ...isUnknown };
  if (from < latest.from) {
    return { latest, left: { from: Math.min(from, left?.from ?? from), to: latest.from, ...isUnknown } };
  }
  if (left === undefined) return { latest };
  const earlier = { ...left, from: Math.max(left.from, left.to - DAY) };
  return earlier.from === left.from ? { latest, earlier } : { latest, earlier, left: { ...left, to: earlier.from } };
}
