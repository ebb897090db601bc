/**
 * What a patch made of an object, decoded as strictly as a manifest: a patch can put a text where a number belongs.
 * Follows apiserver/pkg/endpoints/handlers/patch.go.
 */
import { decodeStrictly } from '../decode';
import { converterMismatch, jsonMismatch, type MismatchWords } from '../mismatch';
import type { Draft, Kind } from '../objects';
import type { Result } from '../rejection';
import { invalidPatch } from '../status';
import type { Json } from '../yaml/value';
import { isFields } from './merge-kind';

/** After a strategic merge patch: the error shows the patch, as Go prints a map. */
export function decodeMerged(kind: Kind, patched: unknown, patch: unknown): Result<Draft> {
  return decodePatched(kind, patched, printed(patch), converterMismatch);
}

/** After a JSON patch or JSON merge patch: the error shows the whole patched object. */
export function decodeRewritten(kind: Kind, patched: unknown): Result<Draft> {
  return decodePatched(kind, patched, JSON.stringify(patched), jsonMismatch);
}

function decodePatched(kind: Kind, patched: unknown, shown: string, words: MismatchWords): Result<Draft> {
  const { object, problem } = decodeStrictly(JSON.parse(JSON.stringify(patched)) as Json, kind, words);
  if (problem !== undefined) return invalidPatch(`patch: Invalid value: ${JSON.stringify(shown)}: ${problem}`);
  return object as Draft;
}

/** `%+v` of a value: `map[spec:map[replicas:three]]`. */
function printed(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printed).join(' ')}]`;
  if (typeof value === 'string') return value;
  if (!isFields(value)) return value === null ? '<nil>' : JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `map[${keys.map((key) => `${key}:${printed(value[key])}`).join(' ')}]`;
}
