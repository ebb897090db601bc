/**
 * What a patch made of an object, decoded as strictly as a manifest: a patch can put a text where a number belongs.
 * Follows apiserver/pkg/endpoints/handlers/patch.go.
 */
import { decodeStrictly } from '../decode';
import { isFields } from '../fields';
import { converterMismatch, jsonMismatch, type MismatchWords } from '../mismatch';
import type { Draft, Kind } from '../objects';
import type { Result } from '../rejection';
import { invalidPatch } from '../status';
import type { Json } from '../yaml/value';

/** What becomes of fields that no type has. */
export interface FieldCheck {
  /** They are refused; otherwise they are named. */
  readonly isStrict: boolean;
  /** Fields that the patch gives twice, as paths. */
  readonly duplicates?: readonly string[];
}

const STRICT: FieldCheck = { isStrict: true };

interface Decoded {
  readonly draft: Draft;
  /** `unknown field "spec.replica"`, where such fields are not refused. */
  readonly unknown: readonly string[];
}

/** After a strategic merge patch: the error shows the patch, as Go prints a map. */
export function decodeMerged(kind: Kind, patched: unknown, patch: unknown, fields = STRICT): Result<Decoded> {
  return decodePatched(kind, patched, () => printed(patch), converterMismatch, fields);
}

/** After a JSON patch or JSON merge patch: the error shows the whole patched object. */
export function decodeRewritten(kind: Kind, patched: unknown, fields = STRICT): Result<Decoded> {
  return decodePatched(kind, patched, () => JSON.stringify(patched), jsonMismatch, fields);
}

function decodePatched(
  kind: Kind,
  patched: unknown,
  shown: () => string,
  words: MismatchWords,
  { isStrict, duplicates = [] }: FieldCheck,
): Result<Decoded> {
  const value = JSON.parse(JSON.stringify(patched)) as Json;
  const { object, problem, wrong } = decodeStrictly(value, kind, words, duplicates);
  const isUnknown = problem?.startsWith('strict decoding error') === true;
  if (problem !== undefined && (isStrict || !isUnknown)) {
    return invalidPatch(`patch: Invalid value: ${JSON.stringify(shown())}: ${problem}`);
  }
  return { draft: object as Draft, unknown: isUnknown ? wrong.map(({ what }) => what) : [] };
}

/** `%+v` of a value: `map[spec:map[replicas:three]]`. */
function printed(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printed).join(' ')}]`;
  if (typeof value === 'string') return value;
  if (!isFields(value)) return value === null ? '<nil>' : JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `map[${keys.map((key) => `${key}:${printed(value[key])}`).join(' ')}]`;
}
