/**
 * When something is due: days of the week and a time of day, as the clock on a wall of a time zone shows it. Where a
 * clock is put forward over that time it is due at the first moment after the gap; where a time comes twice, at the first.
 */
import { Cron } from 'croner';

export interface DueTimes {
  /** 0 is Sunday; in order, none twice. */
  readonly days: readonly number[];
  readonly hour: number;
  readonly minute: number;
  /** A name such as `Europe/Berlin`. */
  readonly zone: string;
}

export const WORKING_DAYS: readonly number[] = [1, 2, 3, 4, 5];
export const ALL_DAYS: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

/** The first moment after `after` at which it is due, wall-clock milliseconds. */
export function dueAfter({ days, hour, minute, zone }: DueTimes, after: number): number {
  const next = new Cron(`0 ${minute} ${hour} * * ${days.join(',')}`, { timezone: zone }).nextRun(new Date(after));
  if (next === null) throw new Error('a day of the week comes again');
  return next.getTime();
}

/**
 * When the question that is asked at `at` is answered: a day later, on the next working day where only working days are
 * meant, and not later than the next question comes.
 */
export function answeredAt(times: DueTimes, at: number): number {
  const isForWork = times.days.every((day) => WORKING_DAYS.includes(day));
  const nextDay = dueAfter({ ...times, days: isForWork ? WORKING_DAYS : ALL_DAYS }, at);
  return Math.min(nextDay, dueAfter(times, at));
}

export function isDueTimes(value: unknown): value is DueTimes {
  if (typeof value !== 'object' || value === null) return false;
  const { days, hour, minute, zone } = value as Partial<Record<string, unknown>>;
  return (
    Array.isArray(days) &&
    days.length > 0 &&
    days.every((day) => isBetween(day, 6)) &&
    isBetween(hour, 23) &&
    isBetween(minute, 59) &&
    typeof zone === 'string'
  );
}

const isBetween = (value: unknown, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
