/**
 * When something is due, as people say it: `Monday to Friday at 10:00`, `Tue 24 Nov at 10:00`.
 */
import { ALL_DAYS, type DueTimes, WORKING_DAYS } from './due-times';

export const DAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
/** More of them are said in short. */
const MOST_IN_FULL = 2;

/** `Monday to Friday at 10:00`. */
export function timesInWords(times: DueTimes): string {
  return `${daysInWords(times.days)} at ${timeInWords(times)}`;
}

export function daysInWords(days: readonly number[]): string {
  if (days.length === ALL_DAYS.length) return 'every day';
  if (days.join() === WORKING_DAYS.join()) return 'Monday to Friday';
  // A week begins on Monday where people work.
  const names = days.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7)).map((day) => DAY_NAMES[day] ?? '');
  const said = names.length > MOST_IN_FULL ? names.map((name) => name.slice(0, 3)) : names;
  const last = said.at(-1) ?? '';
  return said.length === 1 ? `every ${last}` : `${said.slice(0, -1).join(', ')} and ${last}`;
}

/** `9:30`. */
export function timeInWords({ hour, minute }: Pick<DueTimes, 'hour' | 'minute'>): string {
  return `${hour}:${String(minute).padStart(2, '0')}`;
}

/** `Tue 24 Nov at 10:00`. */
export function momentInWords(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' },
    ...{ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')} at ${Number(part('hour'))}:${part('minute')}`;
}

/** `weekdays`, `daily`, `mon,thu`. */
export function daysToType(days: readonly number[]): string {
  if (days.length === 7) return 'daily';
  if (days.join() === WORKING_DAYS.join()) return 'weekdays';
  return days.map((day) => (DAY_NAMES[day] ?? '').slice(0, 3).toLowerCase()).join(',');
}
