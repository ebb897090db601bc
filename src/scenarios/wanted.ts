/**
 * Whether a value is what a scenario wants: the value itself, `null` for one that is not there, or one of the forms
 *   `at least 2`, `at most 2`, `not 3`     compared as numbers, or as texts
 *   `without TEXT`                         a text in which that does not stand, or none at all
 *   `as before`, `not as before`           compared with the point that the run remembers
 */
import { isEqual } from '../api/equal';

/** @param was the value at the point to compare with */
export function isAsWanted(actual: unknown, wanted: unknown, was: unknown): boolean {
  if (wanted === null) return actual === undefined;
  if (wanted === 'as before') return isEqual(actual, was);
  if (wanted === 'not as before') return !isEqual(actual, was);
  const [, side, text = ''] = typeof wanted === 'string' ? (COMPARED.exec(wanted) ?? []) : [];
  if (side === undefined) return isEqual(actual, wanted);
  if (side === 'not') return String(actual) !== text;
  if (side === 'without') return actual === undefined || (typeof actual === 'string' && !actual.includes(text));
  const [number, limit] = [Number(actual ?? 0), Number(text)];
  return side === 'at least' ? number >= limit : number <= limit;
}

const COMPARED = /^(at least|at most|not|without) (.+)$/;

/** A value in the report of a run. */
export const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
