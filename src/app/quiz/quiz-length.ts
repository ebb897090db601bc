/**
 * How long a question is open, as people say it: `5m`, `30 min`, `2h`.
 */
import type { Rejection } from '../../api/rejection';
import { parseDuration } from '../../commands/grammar/duration';
import { badLength } from './quiz-rejections';

const MINUTE = 60_000;
const SHORTEST = MINUTE;
const LONGEST = 24 * 60 * MINUTE;

const UNITS = /^(m|min|mins|minutes?|h|hours?)$/;

/** The length in what was typed, and the other words; a Rejection for a length that cannot be. */
export function takeLength(
  words: readonly string[],
): { readonly openFor?: number; readonly rest: readonly string[] } | Rejection {
  const at = words.findIndex((word) => /^-?\d/.test(word));
  const number = words[at];
  if (number === undefined) return { rest: words };
  const next = words[at + 1];
  const unit = next !== undefined && UNITS.test(next) ? next : undefined;
  const typed = [number, unit].filter((word) => word !== undefined).join(' ');
  const openFor = parseDuration(inShort(number, unit));
  if (openFor === undefined || openFor < SHORTEST || openFor > LONGEST) return badLength(typed);
  return { openFor, rest: words.filter((_, place) => place !== at && (unit === undefined || place !== at + 1)) };
}

/** A number alone counts minutes. */
function inShort(number: string, unit: string | undefined): string {
  if (/^\d+$/.test(number)) return `${number}${(unit ?? 'm').slice(0, 1)}`;
  return number.replace(/(?<=\d)(m|h)[a-z]+$/, '$1');
}
