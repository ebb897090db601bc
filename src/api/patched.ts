/**
 * What a patch made of an object, decoded as strictly as a manifest: a patch can put a text where a number belongs.
 * Follows apiserver/pkg/endpoints/handlers/patch.go and apimachinery/pkg/runtime/converter.go.
 */
import { decodeStrictly, goType, jsonMismatch, type MismatchWords } from './decode';
import { isFields } from './merge-kind';
import type { Draft, Kind } from './objects';
import type { Result } from './rejection';
import { invalidPatch } from './status';
import type { Json } from './yaml/value';

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

/** Go can make a whole number of any number and a text of a whole number; the converter refuses in other words then. */
const converterMismatch: MismatchWords = (value, type) => {
  const from = goKind(value);
  if (type.startsWith('[]')) return `cannot restore slice from ${from}`;
  if (type.startsWith('map[')) return `cannot restore map from ${from}`;
  if (/^[A-Z]/.test(type)) return `cannot restore struct from: ${from}`;
  const isText = type === 'string' || type.startsWith('=');
  const isConvertible = isText ? from === 'int64' : type.startsWith('int') && from === 'float64';
  if (isConvertible) return `cannot convert ${from} to ${goType(type)}`;
  return `unrecognized type: ${isText ? 'string' : type}`;
};

function goKind(value: Json): string {
  if (Array.isArray(value)) return 'slice';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'string' ? 'string' : 'map';
}
