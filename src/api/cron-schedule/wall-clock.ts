/**
 * What a clock on the wall shows: the calendar, by arithmetic alone.
 */
export interface Wall {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** Of the day. */
  readonly minute: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;
/** Years are counted from March, so that the leap day comes last; days of four centuries. */
const ERA_DAYS = 146_097;
const DAYS_TO_EPOCH = 719_468;

/** The wall clock at an instant (milliseconds since 1970), so many minutes ahead of UTC. */
export function wallOf(instant: number, offset: number): Wall {
  const shown = instant + offset * MINUTE;
  const days = Math.floor(shown / DAY);
  return {
    ...dateOf(days),
    weekday: (((days + FIRST_WEEKDAY) % 7) + 7) % 7,
    minute: Math.floor((shown - days * DAY) / MINUTE),
  };
}

export function minuteOfDay(instant: number, offset: number): number {
  return wallOf(instant, offset).minute;
}

/** Midnight of a day as if the clock ran on UTC, in milliseconds. */
export function startOfDay({ year, month, day }: Pick<Wall, 'year' | 'month' | 'day'>): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * ERA_DAYS + dayOfEra - DAYS_TO_EPOCH) * DAY;
}

export function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
  return (startOfDay(next) - startOfDay({ year, month, day: 1 })) / DAY;
}

function dateOf(days: number): Pick<Wall, 'year' | 'month' | 'day'> {
  const shifted = days + DAYS_TO_EPOCH;
  const era = Math.floor(shifted / ERA_DAYS);
  const dayOfEra = shifted - era * ERA_DAYS;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 };
}
