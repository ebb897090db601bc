/**
 * The day on which a course begins: `2026-12-01`, `today`, `tomorrow`, as the calendar of its time zone has it.
 */
import type { Result } from '../../api/rejection';
import { printable } from '../../tutor/typed';
import { refusal } from '../refusal';
import { ALL_DAYS, dueAfter } from '../schedules/due-times';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const LONGEST_AHEAD = 366 * DAY;

/** The first moment of that day in that zone; now where no day is named. */
export function readCourseDate(typed: string | undefined, zone: string, now: number): Result<number> {
  const word = typed?.toLowerCase() ?? 'today';
  if (word === 'today' || word === 'now') return now;
  if (word === 'tomorrow') return nextMidnight(zone, now);
  const midnight = midnightOf(word, zone);
  if (midnight === undefined) {
    return refusal(
      `"${printable(typed ?? '')}" is no day.`,
      'Year, month and day: start 2026-12-01. Or: start tomorrow.',
      ['course new', 'help course'],
    );
  }
  if (midnight + DAY > now && midnight < now + LONGEST_AHEAD) return Math.max(midnight, now);
  return refusal(
    midnight > now ? 'That day is more than a year ahead.' : 'That day is over.',
    'A course begins today or later: start tomorrow.',
    ['course new', 'help course'],
  );
}

function midnightOf(word: string, zone: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(word) ?? [];
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (!Number.isFinite(utc) || new Date(utc).getUTCDate() !== Number(day)) return undefined;
  // A day begins up to 14 hours before it does in Greenwich, or up to 12 hours after.
  const first = nextMidnight(zone, utc - 15 * HOUR);
  return dayOf(first, zone) === Number(day) ? first : nextMidnight(zone, first);
}

const dayOf = (at: number, zone: string): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric' }).format(at));

const nextMidnight = (zone: string, after: number): number =>
  dueAfter({ days: ALL_DAYS, hour: 0, minute: 0, zone }, after);
