/**
 * Durations as Go writes them: `30s`, `1m30s`, `1.5h`, `500ms`. Follows Go's time.ParseDuration.
 */
import { HOUR, MINUTE, SECOND } from '../../cluster/time';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: SECOND, m: MINUTE, h: HOUR };

/** Go counts nanoseconds in 63 bits: 292 years. */
const LONGEST = 2 ** 63 / 1_000_000;

/** Virtual milliseconds, or undefined when the text is no duration. `0` needs no unit. */
export function parseDuration(text: string): number | undefined {
  if (text === '0') return 0;
  const parts = [...text.matchAll(/(?<!\d)(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  const isWhole = parts.length > 0 && parts.map((part) => part[0]).join('') === text;
  if (!isWhole) return undefined;
  const millis = parts.reduce((sum, part) => sum + Math.round(Number(part[1]) * UNITS[part[2]!]!), 0);
  return millis < LONGEST ? millis : undefined;
}
