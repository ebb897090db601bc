/**
 * The next run of a schedule, by the clock of a place.
 * Follows Next in spec.go of robfig/cron v3.
 */
import type { CronSchedule, Fields } from '../cron-schedule';
import { daysInMonth, minuteOfDay, startOfDay, type Wall, wallOf } from './wall-clock';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY_MINUTES = 24 * 60;
/** A schedule that fits no day of so many years never runs. */
const LONGEST_YEARS = 5;

/**
 * The first run after an instant (milliseconds); undefined when no day of the next years fits.
 * @param offsetAt how far the wall clock is ahead of UTC at an instant, minutes
 */
export function nextRun(
  schedule: CronSchedule,
  after: number,
  offsetAt: (instant: number) => number,
): number | undefined {
  if ('every' in schedule) return Math.floor(after / SECOND) * SECOND + schedule.every;
  const offset = offsetAt(after);
  const now = wallOf(after, offset);
  let day: Wall = { ...now, minute: now.minute + 1 };
  while (day.year <= now.year + LONGEST_YEARS) {
    const run = fitsDay(schedule, day) ? runOn(schedule, day, after, offsetAt) : undefined;
    if (run !== undefined) return run;
    day = nextDay(schedule, day);
  }
  return undefined;
}

function fitsDay({ days, months, weekdays, isEitherDay }: Fields, { day, month, weekday }: Wall): boolean {
  if (!months.has(month)) return false;
  const [fitsDate, fitsWeekday] = [days.has(day), weekdays.has(weekday)];
  return isEitherDay ? fitsDate || fitsWeekday : fitsDate && fitsWeekday;
}

/** The first minute of the day from `day.minute` on that fits and comes after an instant. */
function runOn(
  { hours, minutes }: Fields,
  day: Wall,
  after: number,
  offsetAt: (instant: number) => number,
): number | undefined {
  for (let minute = day.minute; minute < DAY_MINUTES; minute++) {
    if (!hours.has(Math.floor(minute / 60))) minute += 59 - (minute % 60);
    else if (minutes.has(minute % 60)) {
      const run = instantOf(startOfDay(day) + minute * MINUTE, offsetAt);
      // An hour that the clock leaves out is not there to run in.
      if (run > after && minuteOfDay(run, offsetAt(run)) === minute) return run;
    }
  }
  return undefined;
}

/** The instant at which the wall clock shows this. */
function instantOf(shown: number, offsetAt: (instant: number) => number): number {
  const guess = shown - offsetAt(shown) * MINUTE;
  return shown - offsetAt(guess) * MINUTE;
}

function nextDay({ months }: Fields, { year, month, day, weekday }: Wall): Wall {
  const length = daysInMonth(year, month);
  const skipped = months.has(month) ? 1 : length - day + 1;
  const next = { minute: 0, weekday: (weekday + skipped) % 7 };
  if (day + skipped <= length) return { ...next, year, month, day: day + skipped };
  return month === 12 ? { ...next, year: year + 1, month: 1, day: 1 } : { ...next, year, month: month + 1, day: 1 };
}
