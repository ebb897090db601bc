/**
 * When a course posts, as it was typed: `weekdays 10:00 Europe/Berlin`, `mon,thu 9:30`, `daily 16`.
 */
import type { Rejection, Result } from '../../api/rejection';
import { printable } from '../../tutor/typed';
import { refusal } from '../refusal';
import { ALL_DAYS, type DueTimes, WORKING_DAYS } from '../schedules/due-times';
import { DAY_NAMES } from '../schedules/times-in-words';
import { nearestTimeZone, readTimeZone } from '../time-zone';

const TIME = /^(?:at )?([01]?\d|2[0-3])(?:[:.]([0-5]\d))?$/;
const FILLERS = ['at', 'on', 'every', 'and'];

/** The time of day and the zone may be left out: 10:00 UTC. */
export function readCourseTimes(words: readonly string[]): Result<DueTimes> {
  let days: readonly number[] | undefined;
  let time: RegExpExecArray | undefined;
  let zone: string | undefined;
  for (const word of words) {
    const plain = word.toLowerCase();
    if (FILLERS.includes(plain)) continue;
    const found = daysNamed(plain);
    const clock = TIME.exec(plain) ?? undefined;
    if (found !== undefined) days = [...new Set([...(days ?? []), ...found])].sort((a, b) => a - b);
    else if (clock !== undefined && time === undefined) time = clock;
    else if (zone === undefined && readTimeZone(word) !== undefined) zone = readTimeZone(word);
    else return notUnderstood(word);
  }
  return {
    days: days ?? WORKING_DAYS,
    hour: Number(time?.[1] ?? 10),
    minute: Number(time?.[2] ?? 0),
    zone: zone ?? 'UTC',
  };
}

function daysNamed(word: string): readonly number[] | undefined {
  if (/^(weekdays?|workdays?)$/.test(word)) return WORKING_DAYS;
  if (/^(daily|days?)$/.test(word)) return ALL_DAYS;
  const days = word.split(',').filter((part) => part !== '');
  const found = days.map((day) => DAY_NAMES.findIndex((name) => isDay(day, name.toLowerCase())));
  return found.length === 0 || found.includes(-1) ? undefined : found;
}

const isDay = (typed: string, name: string): boolean => typed.length >= 3 && name.startsWith(typed.replace(/s$/, ''));

function notUnderstood(word: string): Rejection {
  const near = nearestTimeZone(word);
  return refusal(
    `A course does not know "${printable(word)}".`,
    near === undefined
      ? 'For example: weekdays 10:00 Europe/Berlin pace 2 start 2026-12-01'
      : `Did you mean the time zone ${near}?`,
    ['course new', 'help course'],
  );
}
