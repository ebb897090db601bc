/**
 * How long a pause lasts, as people say it: `3 days`, `1w`, `for 2 months`.
 */
const DAY = 24 * 60 * 60_000;
const LENGTHS: Readonly<Record<string, number>> = { d: DAY, w: 7 * DAY, m: 30 * DAY };
const LONGEST = 366 * DAY;

/** Milliseconds, or undefined when it is no such length, or longer than a year. */
export function readPause(typed: string): number | undefined {
  const [, amount = '0', unit = ''] = /^(?:for )?(\d{1,3}) ?(d|w|m)(?:ays?|eeks?|onths?)?$/.exec(typed) ?? [];
  const length = Number(amount) * (LENGTHS[unit] ?? 0);
  return length > 0 && length <= LONGEST ? length : undefined;
}
