/**
 * Ages as kubectl prints them. Follows apimachinery/pkg/util/duration (HumanDuration).
 */
import { millisOf, SECOND } from '../cluster/time';

/** `5s`, `2m5s`, `3h`, `2d1h`, `2y`. Takes virtual milliseconds. */
export function humanDuration(duration: number): string {
  const seconds = Math.floor(duration / SECOND);
  if (seconds < -1) return '<invalid>';
  if (seconds < 0) return '0s';
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return twoParts(minutes, 'm', seconds % 60, 's');
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 8) return twoParts(hours, 'h', minutes % 60, 'm');
  if (hours < 48) return `${hours}h`;
  const days = Math.floor(hours / 24);
  if (days < 8) return twoParts(days, 'd', hours % 24, 'h');
  if (days < 2 * DAYS_PER_YEAR) return `${days}d`;
  const years = Math.floor(days / DAYS_PER_YEAR);
  if (years < 8) return twoParts(years, 'y', days % DAYS_PER_YEAR, 'd');
  return `${years}y`;
}

const DAYS_PER_YEAR = 365;

const twoParts = (large: number, unit: string, small: number, smallUnit: string): string =>
  `${large}${unit}${small === 0 ? '' : `${small}${smallUnit}`}`;

/** Since a timestamp; `<unknown>` when there is none. */
export function ageSince(timestamp: string | undefined, now: number): string {
  return timestamp === undefined ? '<unknown>' : humanDuration(now - millisOf(timestamp));
}
