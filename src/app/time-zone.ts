/**
 * Time zones as people type them: `Europe/Berlin`, `europe/berlin`, `Berlin`, `utc`.
 */
import { nearest } from '../commands/grammar/near-miss';

/** The name of the zone that was meant, or undefined where there is none, or several. */
export function readTimeZone(typed: string): string | undefined {
  const word = typed.trim().toLowerCase().replace(/ +/g, '_');
  const found = zones().find((zone) => zone.toLowerCase() === word);
  if (found !== undefined) return found;
  const cities = zones().filter((zone) => cityOf(zone) === word);
  return cities.length === 1 ? cities[0] : (olderOrNewerName(word) ?? onlyCity(word));
}

const CONTINENTS = ['Africa', 'America', 'Asia', 'Atlantic', 'Australia', 'Europe', 'Indian', 'Pacific'];

/** A city that is listed by another name of it: `Kolkata`, `Kathmandu`. */
function onlyCity(word: string): string | undefined {
  const names = CONTINENTS.flatMap((continent) => olderOrNewerName(`${continent}/${word}`.toLowerCase()) ?? []);
  return names.length === 1 && !word.includes('/') ? names[0] : undefined;
}

/** Names change (Calcutta, Kolkata), and a program knows all of them, but lists one. */
function olderOrNewerName(word: string): string | undefined {
  if (!/^[a-z_]+(\/[a-z_-]+)+$/.test(word)) return undefined;
  const name = word.replace(/(^|[/_-])[a-z]/g, (letter) => letter.toUpperCase());
  return isTimeZone(name) ? name : undefined;
}

/** Whether this program knows a zone of this name: one that was stored by another may know others. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The zone that is nearest to what was typed with a mistake. */
export function nearestTimeZone(typed: string): string | undefined {
  const word = typed.trim().toLowerCase().replace(/ +/g, '_');
  const whole = nearest(
    word,
    zones().map((zone) => zone.toLowerCase()),
  );
  const city = nearest(cityOf(word), zones().map(cityOf));
  return readTimeZone(whole ?? '') ?? readTimeZone(city ?? '');
}

let known: readonly string[] | undefined;

function zones(): readonly string[] {
  known ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
  return known;
}

const cityOf = (zone: string): string => zone.toLowerCase().split('/').at(-1) ?? '';

/** `23 Nov 2026, 10:00`, as a clock on a wall of that zone shows it. */
export function wallTime(at: number, zone: string): string {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return clock.format(at);
}
