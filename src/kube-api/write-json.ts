/**
 * JSON as the API server reads it: what is given twice is known, and nothing nests deeper than people write.
 * Follows sigs.k8s.io/json.
 */
import { badRequest } from '../api/status';
import type { Result } from '../api/rejection';
import type { Json } from '../api/yaml/value';
import type { RequestBody } from './write-request';

const END = 'unexpected end of JSON input';

/** Objects and lists within each other. Upstream takes 10,000; no object of a cluster has a quarter of this. */
const DEEPEST = 100;
/** A text that does not end goes to the end: nothing is looked at twice, whatever is missing. */
const TOKEN = /"(?:[^"\\]|\\.)*"?|[{}[\],]/gs;
/** Fields given twice that are looked for. */
const MOST_DUPLICATES = 10;

export function readJson(text: string): Result<RequestBody> {
  if (text.trim() === '') return { value: undefined, duplicates: [], problem: END };
  const { depth, duplicates } = scanned(text);
  if (depth > DEEPEST) return badRequest(`exceeded max depth: ${DEEPEST} levels is the limit here`);
  try {
    return { value: JSON.parse(text) as Json, duplicates };
  } catch {
    return { value: undefined, duplicates: [], problem: problemIn(text) };
  }
}

interface Level {
  readonly path: string;
  /** Of a list: how many items stand before; of an object: undefined. */
  index: number | undefined;
  readonly keys: Set<string>;
  key: string;
  /** Whether a text that comes now is a key. */
  atKey: boolean;
}

/** One walk over the text, without understanding more than texts, brackets, colons and commas. */
function scanned(text: string): { readonly depth: number; readonly duplicates: readonly string[] } {
  const levels: Level[] = [];
  const duplicates: string[] = [];
  let depth = 0;
  for (const { 0: token } of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === '{' || token === '[') {
      depth = Math.max(depth, levels.length + 1);
      if (depth > DEEPEST) break;
      levels.push({
        path: placeIn(level),
        index: token === '[' ? 0 : undefined,
        keys: new Set(),
        key: '',
        atKey: true,
      });
    } else if (token === '}' || token === ']') levels.pop();
    else if (token === ',') {
      if (level === undefined) continue;
      if (level.index !== undefined) level.index++;
      level.atKey = true;
    } else if (level?.atKey === true && level.index === undefined) {
      level.atKey = false;
      level.key = keyOf(token);
      if (!level.keys.has(level.key)) level.keys.add(level.key);
      else if (duplicates.length < MOST_DUPLICATES) duplicates.push(placeIn(level));
    }
  }
  return { depth, duplicates };
}

function placeIn(level: Level | undefined): string {
  if (level === undefined) return '';
  if (level.index !== undefined) return `${level.path}[${level.index}]`;
  return level.path === '' ? level.key : `${level.path}.${level.key}`;
}

function keyOf(token: string): string {
  try {
    return JSON.parse(token) as string;
  } catch {
    return token;
  }
}

/** Go's words, as far as the beginning tells. */
function problemIn(text: string): string {
  const [first = ''] = text.trim();
  if (!/[{["\d\-tfn]/.test(first)) return `invalid character '${first}' looking for beginning of value`;
  const key = /[{,]\s*([^\s"{}])/.exec(text)?.[1];
  if (first === '{' && key !== undefined) {
    return `invalid character '${key}' looking for beginning of object key string`;
  }
  return END;
}
