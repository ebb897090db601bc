/**
 * How long until something is due, as people say it.
 */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `now`, `in 20 min`, `in 5 hours`, `in 3 days`, `in 2 months`. */
export function inWords(milliseconds: number): string {
  if (milliseconds < MINUTE) return 'now';
  if (milliseconds < HOUR) return `in ${Math.round(milliseconds / MINUTE)} min`;
  if (milliseconds < 1.5 * DAY) return counted(milliseconds / HOUR, 'hour');
  return milliseconds < 60 * DAY ? counted(milliseconds / DAY, 'day') : counted(milliseconds / (30 * DAY), 'month');
}

function counted(amount: number, unit: string): string {
  const whole = Math.max(1, Math.round(amount));
  return `in ${whole} ${unit}${whole === 1 ? '' : 's'}`;
}
