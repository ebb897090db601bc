/**
 * JSON Patch (RFC 6902): add, replace, remove and test.
 */
import { isEqual } from '../../api/equal';
import type { KubeObject } from '../../api/objects';
import type { Result } from '../../api/rejection';
import { badRequest, invalidPatch } from '../../api/status';

interface Operation {
  readonly op: 'add' | 'replace' | 'remove' | 'test';
  readonly path: string;
  readonly value?: unknown;
}

const OPERATIONS: readonly string[] = ['add', 'replace', 'remove', 'test'];

/** A changed copy. Refuses paths that do not exist, as the server does. */
export function applyJsonPatch(object: KubeObject, patch: unknown): Result<KubeObject> {
  if (!Array.isArray(patch) || !patch.every(isOperation)) {
    return badRequest('error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch');
  }
  let current: unknown = object;
  for (const operation of patch) {
    const next = applyOne(current, operation);
    if (next === undefined) return invalidPatch('the server rejected our request due to an error in our request');
    current = next.value;
  }
  return current as KubeObject;
}

function isOperation(value: unknown): value is Operation {
  if (typeof value !== 'object' || value === null) return false;
  const { op, path } = value as Partial<Operation>;
  return typeof path === 'string' && path.startsWith('/') && op !== undefined && OPERATIONS.includes(op);
}

function applyOne(document: unknown, operation: Operation): { readonly value: unknown } | undefined {
  const keys = operation.path
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return changeAt(document, keys, operation);
}

function changeAt(
  value: unknown,
  keys: readonly string[],
  operation: Operation,
): { readonly value: unknown } | undefined {
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
  if (Array.isArray(value)) return { value: changedList(value, Number(place), operation) };
  if (operation.op === 'remove') children.delete(place);
  else children.set(place, operation.value);
  return { value: Object.fromEntries(children) };
}

function changedList(list: readonly unknown[], at: number, { op, value }: Operation): readonly unknown[] {
  if (op === 'remove') return list.toSpliced(at, 1);
  return list.toSpliced(at, op === 'add' ? 0 : 1, value);
}

function rebuilt(value: object, children: ReadonlyMap<string, unknown>): unknown {
  return Array.isArray(value) ? value.map((_, i) => children.get(String(i))) : Object.fromEntries(children);
}
