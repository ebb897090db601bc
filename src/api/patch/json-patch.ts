/**
 * JSON Patch (RFC 6902).
 * Follows gopkg.in/evanphx/json-patch, as apiserver/pkg/endpoints/handlers/patch.go calls it.
 */
import { isEqual } from '../equal';
import type { Rejection, Result } from '../rejection';
import { badRequest, invalidPatch } from '../status';
import { isFields } from './merge-kind';

interface Operation {
  readonly op: 'add' | 'replace' | 'remove' | 'test' | 'move' | 'copy';
  readonly path: string;
  /** Of move and copy. */
  readonly from?: string;
  readonly value?: unknown;
}

/** Upstream's limit. */
const MOST_OPERATIONS = 10_000;

/** Characters that copies may add: copies of copies double with each line. Upstream's limit is 3 MiB. */
const MOST_COPIED = 256 * 1024;

const OPERATIONS: readonly unknown[] = ['add', 'replace', 'remove', 'test', 'move', 'copy'];

/** A changed copy of a value. Refuses paths that do not exist, as the server does. */
export function applyJsonPatch(object: unknown, patch: unknown): Result<{ readonly value: unknown }> {
  if (!Array.isArray(patch) || !patch.every(isFields)) {
    return badRequest('error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch');
  }
  if (patch.length > MOST_OPERATIONS) return tooManyOperations(patch.length);
  let current: unknown = object;
  let copied = 0;
  for (const operation of patch) {
    const next = isOperation(operation) ? applyOne(current, operation) : undefined;
    if (next === undefined) return invalidPatch('the server rejected our request due to an error in our request');
    copied += next.copied ?? 0;
    if (copied > MOST_COPIED) return copiedTooMuch(copied);
    current = next.value;
  }
  return { value: current };
}

const tooManyOperations = (count: number): Rejection => ({
  rejected: true,
  code: 'BadRequest',
  message: `Error from server (BadRequest): The allowed maximum operations in a JSON patch is ${MOST_OPERATIONS}, got ${count}`,
});

const copiedTooMuch = (copied: number): Rejection =>
  badRequest(
    `Unable to complete the copy, the accumulated size increase of copy is ${copied}, exceeding the limit ${MOST_COPIED}`,
  );

function isOperation(value: object): value is Operation {
  const { op, path, from } = value as Partial<Operation>;
  if (typeof path !== 'string' || !path.startsWith('/') || !OPERATIONS.includes(op)) return false;
  return (op !== 'move' && op !== 'copy') || (typeof from === 'string' && from.startsWith('/'));
}

interface Changed {
  readonly value: unknown;
  /** Characters that a copy added. */
  readonly copied?: number;
}

function applyOne(document: unknown, operation: Operation): Changed | undefined {
  const { op, path, from = '' } = operation;
  if (op !== 'move' && op !== 'copy') return changeAt(document, keysOf(path), operation);
  const found = valueAt(document, keysOf(from));
  if (found === undefined) return undefined;
  const source = op === 'move' ? changeAt(document, keysOf(from), { op: 'remove', path: from }) : { value: document };
  const changed = source && changeAt(source.value, keysOf(path), { op: 'add', path, value: found.value });
  return changed && { ...changed, ...(op === 'copy' && { copied: JSON.stringify(found.value).length }) };
}

const keysOf = (path: string): readonly string[] =>
  path
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

function valueAt(value: unknown, [key, ...rest]: readonly string[]): Changed | undefined {
  if (key === undefined) return { value };
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key) || isForeign(value, key)) {
    return undefined;
  }
  return valueAt((value as Readonly<Record<string, unknown>>)[key], rest);
}

/** A list has a length, which is no item of it. */
const isForeign = (value: object, key: string): boolean => Array.isArray(value) && !/^\d+$/.test(key);

function changeAt(value: unknown, keys: readonly string[], operation: Operation): Changed | undefined {
  const [key, ...rest] = keys;
  if (key === undefined || typeof value !== 'object' || value === null) return undefined;
  const children = new Map(Object.entries(value));
  const place = Array.isArray(value) && key === '-' ? String(value.length) : key;
  if (rest.length > 0) {
    const child = changeAt(children.get(place), rest, operation);
    if (child === undefined) return undefined;
    children.set(place, child.value);
    return { value: rebuilt(value, children) };
  }
  const isThere = children.has(place);
  if (operation.op !== 'add' && !isThere) return undefined;
  if (operation.op === 'test') return isEqual(children.get(place), operation.value) ? { value } : undefined;
  if (Array.isArray(value)) return changedList(value, place, operation);
  if (operation.op === 'remove') children.delete(place);
  else children.set(place, operation.value);
  return { value: Object.fromEntries(children) };
}

function changedList(list: readonly unknown[], place: string, { op, value }: Operation): Changed | undefined {
  const at = Number(place);
  if (!/^\d+$/.test(place) || at > list.length) return undefined;
  if (op === 'remove') return { value: list.toSpliced(at, 1) };
  return { value: list.toSpliced(at, op === 'add' ? 0 : 1, value) };
}

function rebuilt(value: object, children: ReadonlyMap<string, unknown>): unknown {
  return Array.isArray(value) ? value.map((_, i) => children.get(String(i))) : Object.fromEntries(children);
}
