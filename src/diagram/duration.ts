/**
 * Durations as the tutor writes them: `3s`, `1m10s`, `5m00s`, `2h05m`.
 */
import { HOUR, MINUTE, SECOND } from '../cluster/time';

/** Milliseconds in words, cut to whole seconds. */
export function duration(millis: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const seconds = Math.max(0, Math.floor(millis / SECOND));
  if (millis < MINUTE) return `${seconds}s`;
  if (millis < HOUR) return `${Math.floor(seconds / 60)}m${two(seconds % 60)}s`;
  return `${Math.floor(millis / HOUR)}h${two(Math.floor((millis % HOUR) / MINUTE))}m`;
}
