/**
 * The hours of the day in which a person wants to be asked, in their own time zone. Where clocks are put forward or back,
 * the hours are those that the clock on the wall shows.
 */
import { isTimeZone } from '../time-zone';

export interface ReviewHours {
  /** Full hours, from 0 to 24; `to` does not belong to it. A range such as 22 to 6 goes over midnight. */
  readonly from: number;
  readonly to: number;
  /** A name such as `Europe/Berlin`. */
  readonly zone: string;
}

export const USUAL_HOURS: ReviewHours = { from: 9, to: 18, zone: 'UTC' };

const STEP = 15 * 60_000;
/** Two days, in steps: on one of them the clock may leave out the only hour. */
const MOST_STEPS = (50 * 60) / 15;

/** The first moment from `at` on that lies in the hours, to the quarter of an hour. */
export function withinHours(at: number, hours: ReviewHours): number {
  const isIn = hoursIn(hours);
  if (isIn(at)) return at;
  // Zones differ from UTC by quarters of an hour, so an hour on the wall begins at one.
  const first = Math.ceil(at / STEP) * STEP;
  for (let step = 0; step <= MOST_STEPS; step++) {
    if (isIn(first + step * STEP)) return first + step * STEP;
  }
  return first;
}

function hoursIn({ from, to, zone }: ReviewHours): (at: number) => boolean {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
  return (at) => {
    const hour = Number(clock.format(at));
    return from < to ? hour >= from && hour < to : hour >= from || hour < to;
  };
}

/** `9:00 to 18:00 Europe/Berlin`. */
export function hoursInWords({ from, to, zone }: ReviewHours): string {
  return `${from}:00 to ${to}:00 ${zone}`;
}

export function isHours(value: unknown): value is ReviewHours {
  if (typeof value !== 'object' || value === null) return false;
  const { from, to, zone } = value as Partial<Record<string, unknown>>;
  return isHour(from) && isHour(to) && from !== to && typeof zone === 'string' && isTimeZone(zone);
}

const isHour = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 24;
