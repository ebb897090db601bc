/**
 * JSON Patch (RFC 6902).
 * Follows gopkg.in/evanphx/json-patch, as apiserver/pkg/endpoints/handlers/patch.go calls it.
 */
import { isEqual } from '../equal';
import { isFields } from '../fields';
import type { Rejection, Result } from '../rejection';
import { badRequest, invalidPatch } from '../status';

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

/** Steps of a path: no object of a cluster is half as deep. */
const DEEPEST = 64;

/** A changed copy of a value. Refuses paths that do not exist, as the server does. */
export function applyJsonPatch(object: unknown, patch: unknown): Result<{ readonly value: unknown }> {
  if (!Array.isArray(patch) || !patch.every(isFields)) {
    return badRequest('error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch');
  }
  if (patch.length > MOST_OPERATIONS) return tooManyOperations(patch.length);
  // One copy for all operations: thousands of them change thousands of fields in no time.
  const document = nodeOf(object);
  let copied = 0;
  for (const operation of patch) {
    const added = isOperation(operation) ? apply(document, operation) : undefined;
    if (added === undefined) return invalidPatch('the server rejected our request due to an error in our request');
    copied += added;
    if (copied > MOST_COPIED) return copiedTooMuch(copied);
  }
  return { value: plainOf(document) };
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

/** A value that can be changed in its place. A map: whatever its keys are called, they are keys. */
type Node = Map<string, Node> | Node[] | Leaf;
type Leaf = string | number | boolean | null | undefined;

function nodeOf(value: unknown): Node {
  if (Array.isArray(value)) return value.map(nodeOf);
  if (typeof value !== 'object' || value === null) return value as Leaf;
  return new Map(Object.entries(value).map(([key, child]) => [key, nodeOf(child)]));
}

function plainOf(node: Node): unknown {
  if (Array.isArray(node)) return node.map(plainOf);
  return node instanceof Map ? Object.fromEntries([...node].map(([key, child]) => [key, plainOf(child)])) : node;
}

/** Carries one operation out. How many characters a copy added; undefined where it cannot be done. */
function apply(document: Node, operation: Operation): number | undefined {
  const { op, path, from = '', value } = operation;
  const place = placeOf(document, path);
  if (op !== 'move' && op !== 'copy') return place && changeAt(place, op, value) ? 0 : undefined;
  const source = placeOf(document, from);
  const found = source && nodeAt(source);
  if (source === undefined || found === undefined) return undefined;
  const plain = plainOf(found);
  if (op === 'move') changeAt(source, 'remove', undefined);
  // What was moved away may have been above the place.
  const target = op === 'move' ? placeOf(document, path) : place;
  if (target === undefined || !changeAt(target, 'add', plain)) return undefined;
  return op === 'copy' ? JSON.stringify(plain).length : 0;
}

/** A field of a map, or an item of a list, which may not be there yet. */
interface Place {
  readonly parent: Node;
  readonly key: string;
}

/** Undefined where its parent is not there. */
function placeOf(document: Node, path: string): Place | undefined {
  const keys = keysOf(path);
  const last = keys.at(-1);
  if (last === undefined || keys.length > DEEPEST) return undefined;
  let parent = document;
  for (const key of keys.slice(0, -1)) {
    const child = nodeAt({ parent, key });
    if (child === undefined) return undefined;
    parent = child;
  }
  return { parent, key: last };
}

const keysOf = (path: string): readonly string[] =>
  path
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What stands at a place; a list has a length, which is no item of it. */
function nodeAt({ parent, key }: Place): Node {
  if (parent instanceof Map) return parent.get(key);
  return Array.isArray(parent) && /^\d+$/.test(key) ? parent[Number(key)] : undefined;
}

/** Whether it could be done. */
function changeAt(place: Place, op: 'add' | 'replace' | 'remove' | 'test', value: unknown): boolean {
  const { parent, key } = place;
  const there = nodeAt(place);
  if (op !== 'add' && there === undefined) return false;
  if (op === 'test') return isEqual(plainOf(there), value);
  if (Array.isArray(parent)) return changeList(parent, key, op, value);
  if (!(parent instanceof Map)) return false;
  if (op === 'remove') parent.delete(key);
  else parent.set(key, nodeOf(value));
  return true;
}

function changeList(list: Node[], key: string, op: 'add' | 'replace' | 'remove', value: unknown): boolean {
  const at = key === '-' && op === 'add' ? list.length : Number(key);
  if (!/^(\d+|-)$/.test(key) || !(at <= list.length)) return false;
  const [removed, added] = [op === 'add' ? 0 : 1, op === 'remove' ? [] : [nodeOf(value)]];
  list.splice(at, removed, ...added);
  return true;
}
