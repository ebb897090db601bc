/**
 * Values as Go prints them: what templates and columns of people's own show.
 */
import { sortKeys } from '../json';

/** As Go's %v: `map[app:web]`, `[a b]`, `<nil>`. */
export function goText(value: unknown): string {
  if (value === undefined || value === null) return '<nil>';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return `map[${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${key}:${goText(field)}`)
    .join(' ')}]`;
}

const ESCAPED: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** As Go's encoding/json writes it: keys in order, and what HTML would read escaped. */
export function goJson(value: unknown, indent?: number): string {
  return JSON.stringify(sortKeys(value), undefined, indent).replace(
    /[<>&\u2028\u2029]/g,
    (char) => ESCAPED[char] ?? char,
  );
}
