/**
 * Strategic merge patches, the default of `kubectl patch`.
 * Follows apimachinery/pkg/util/strategicpatch: lists merge by key, `$patch`, `$retainKeys`, `$setElementOrder/…` and
 * `$deleteFromPrimitiveList/…` are orders to the merge.
 */
import { type Fields, isFields } from '../fields';
import type { Kind } from '../objects';
import { interleaved, type MergeKind, typeOfField } from './merge-kind';

const PATCH = '$patch';
const RETAIN = '$retainKeys';
const ORDER = '$setElementOrder/';
const DELETE_FROM = '$deleteFromPrimitiveList/';

/** The object of a kind with a patch applied; null deletes a field. */
export function strategicMergePatch<T>(kind: Kind, base: T, patch: unknown): T {
  if (!isFields(patch) || !isFields(base)) return patch as T;
  return patchFields(kind, base, patch) as T;
}

function patchFields(type: string, base: Fields, patch: Fields): Fields {
  if (patch[PATCH] === 'replace') return withoutOrders(patch) as Fields;
  if (patch[PATCH] === 'delete') return {};
  const retained = patch[RETAIN];
  const kept = Object.entries(base).filter(([key]) => !Array.isArray(retained) || retained.includes(key));
  const result = new Map<string, unknown>(kept);
  for (const [key, value] of Object.entries(patch)) {
    if (key === PATCH || key === RETAIN) continue;
    if (key.startsWith(ORDER) || key.startsWith(DELETE_FROM)) continue;
    if (value === null) result.delete(key);
    else result.set(key, patchValue(typeOfField(type, key), result.get(key), value));
  }
  for (const [key, value] of Object.entries(patch)) followOrder(result, type, key, value);
  return Object.fromEntries(result);
}

function patchValue(kind: MergeKind, base: unknown, patch: unknown): unknown {
  if (isFields(patch)) return patchFields(kind.type, isFields(base) ? base : {}, patch);
  if (!Array.isArray(patch)) return patch;
  const items: readonly unknown[] = Array.isArray(base) ? base : [];
  if (kind.isJoined === true) return [...new Set([...items, ...(patch as readonly unknown[])])];
  return kind.mergeKey === undefined ? withoutOrders(patch) : patchList(kind, kind.mergeKey, items, patch);
}

function patchList(kind: MergeKind, mergeKey: string, base: readonly unknown[], patch: readonly unknown[]): unknown[] {
  const isReplaced = patch.some((item) => isFields(item) && item[PATCH] === 'replace');
  const result = isReplaced ? [] : [...base];
  for (const item of patch) {
    if (!isFields(item) || (item[PATCH] === 'replace' && item[mergeKey] === undefined)) continue;
    const place = result.findIndex((one) => isFields(one) && one[mergeKey] === item[mergeKey]);
    const current = result[place];
    if (item[PATCH] === 'delete') {
      if (place >= 0) result.splice(place, 1);
    } else if (place < 0) result.push(patchFields(kind.type, {}, item));
    else result[place] = patchFields(kind.type, isFields(current) ? current : {}, item);
  }
  return result;
}

/** Carries out `$setElementOrder/LIST` and `$deleteFromPrimitiveList/LIST`. */
function followOrder(result: Map<string, unknown>, type: string, key: string, value: unknown): void {
  if (!Array.isArray(value)) return;
  if (key.startsWith(DELETE_FROM)) {
    const field = key.slice(DELETE_FROM.length);
    const list = result.get(field);
    if (Array.isArray(list)) {
      result.set(
        field,
        (list as unknown[]).filter((item) => !value.includes(item)),
      );
    }
  } else if (key.startsWith(ORDER)) {
    const field = key.slice(ORDER.length);
    const list = result.get(field);
    if (Array.isArray(list)) result.set(field, ordered(list, value, typeOfField(type, field).mergeKey));
  }
}

function ordered(list: readonly unknown[], order: readonly unknown[], mergeKey: string | undefined): unknown[] {
  const keyOf = (item: unknown): unknown => (mergeKey !== undefined && isFields(item) ? item[mergeKey] : item);
  const keys = order.map(keyOf);
  const named = keys.flatMap((key) => list.filter((item) => keyOf(item) === key));
  const others = list.filter((item) => !keys.includes(keyOf(item)));
  return interleaved(named, others, (item) => list.indexOf(item));
}

/** The value without orders to the merge and without fields that are null. */
function withoutOrders(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOrders);
  if (!isFields(value)) return value;
  const kept = Object.entries(value).filter(([key, inner]) => !key.startsWith('$') && inner !== null);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutOrders(inner)]));
}
