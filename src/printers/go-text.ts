/**
 * Values as Go prints them: in descriptions, and in templates and columns of people's own.
 */
import { sortKeys } from './json';

/** `%v`: `map[app:web]`, `[a b]`, `<nil>`. */
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

/** The same of a list of texts: `[]` where there is none. */
export const goList = (list: readonly string[] | undefined): string => goText(list ?? []);

/** `%q`: in double quotes, with what cannot be printed spelled out. Follows strconv.Quote. */
export function goQuoted(text: string): string {
  return `"${[...text].map(escaped).join('')}"`;
}

const NAMED: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

function escaped(character: string): string {
  const named = NAMED[character];
  if (named !== undefined) return named;
  if (character === ' ' || !/[\p{C}\p{Z}]/u.test(character)) return character;
  const hex = character.codePointAt(0)!.toString(16);
  if (hex.length <= 2 && character < '\u0080') return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
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
