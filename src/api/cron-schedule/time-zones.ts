/**
 * How far the clocks of some places are ahead of UTC. The table is small and needs nothing from the machine that runs
 * it, so a schedule fires at the same instants everywhere.
 */
import { startOfDay, wallOf } from './wall-clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HOUR_MINUTES = 60;

/** Minutes that a clock is ahead of UTC at an instant (milliseconds since 1970). */
export type OffsetAt = (instant: number) => number;

/** Places without summer time: hours ahead of UTC. */
const FIXED: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  'Etc/UTC': 0,
  'Etc/GMT': 0,
  'Africa/Johannesburg': 2,
  'Africa/Lagos': 1,
  'Africa/Nairobi': 3,
  'America/Argentina/Buenos_Aires': -3,
  'America/Bogota': -5,
  'America/Mexico_City': -6,
  'America/Sao_Paulo': -3,
  'Asia/Dubai': 4,
  'Asia/Ho_Chi_Minh': 7,
  'Asia/Hong_Kong': 8,
  'Asia/Jakarta': 7,
  'Asia/Karachi': 5,
  'Asia/Kolkata': 5.5,
  'Asia/Manila': 8,
  'Asia/Seoul': 9,
  'Asia/Shanghai': 8,
  'Asia/Singapore': 8,
  'Asia/Tokyo': 9,
  'Australia/Brisbane': 10,
  'Europe/Istanbul': 3,
  'Europe/Moscow': 3,
};

/** Winter time; summer from the last Sunday of March to the last of October, at 1:00 UTC. */
const EUROPE: Readonly<Record<string, number>> = {
  'Europe/Amsterdam': 1,
  'Europe/Athens': 2,
  'Europe/Berlin': 1,
  'Europe/Brussels': 1,
  'Europe/Bucharest': 2,
  'Europe/Budapest': 1,
  'Europe/Copenhagen': 1,
  'Europe/Dublin': 0,
  'Europe/Helsinki': 2,
  'Europe/Kyiv': 2,
  'Europe/Lisbon': 0,
  'Europe/London': 0,
  'Europe/Madrid': 1,
  'Europe/Oslo': 1,
  'Europe/Paris': 1,
  'Europe/Prague': 1,
  'Europe/Rome': 1,
  'Europe/Stockholm': 1,
  'Europe/Vienna': 1,
  'Europe/Warsaw': 1,
  'Europe/Zurich': 1,
};

/** Winter time; summer from the second Sunday of March to the first of November, at 2:00 of the clock that is left. */
const AMERICA: Readonly<Record<string, number>> = {
  'America/Chicago': -6,
  'America/Denver': -7,
  'America/Los_Angeles': -8,
  'America/New_York': -5,
  'America/Toronto': -5,
  'America/Vancouver': -8,
};

/** The clock of a place by its IANA name; undefined where the table does not have it. */
export function clockOf(zone: string): OffsetAt | undefined {
  if (Object.hasOwn(FIXED, zone)) {
    const minutes = FIXED[zone]! * HOUR_MINUTES;
    return () => minutes;
  }
  if (Object.hasOwn(EUROPE, zone)) return summerClock(EUROPE[zone]!, europeanSummer);
  if (Object.hasOwn(AMERICA, zone)) return summerClock(AMERICA[zone]!, americanSummer);
  return undefined;
}

type Summer = (year: number, hoursAhead: number) => readonly [from: number, until: number];

function summerClock(hoursAhead: number, summer: Summer): OffsetAt {
  return (instant) => {
    const [from, until] = summer(wallOf(instant, hoursAhead * HOUR_MINUTES).year, hoursAhead);
    return (hoursAhead + (instant >= from && instant < until ? 1 : 0)) * HOUR_MINUTES;
  };
}

const europeanSummer: Summer = (year) => [lastSunday(year, 3) + HOUR, lastSunday(year, 10) + HOUR];

const americanSummer: Summer = (year, hoursAhead) => [
  sundayFrom(year, 3, 8) + (2 - hoursAhead) * HOUR,
  sundayFrom(year, 11, 1) + (1 - hoursAhead) * HOUR,
];

/** Of a month with 31 days. */
const lastSunday = (year: number, month: number): number => sundayFrom(year, month, 25);

/** Midnight (UTC) of the first Sunday on or after a day. */
function sundayFrom(year: number, month: number, day: number): number {
  const start = startOfDay({ year, month, day });
  return start + ((7 - wallOf(start, 0).weekday) % 7) * 24 * HOUR;
}
