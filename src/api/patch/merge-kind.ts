/**
 * How the values of a field merge, after its type.
 */
import { isFields } from '../fields';
import { JOINED_LISTS, MERGE_KEYS, RETAINED_KEYS } from '../schema/merge-keys';
import { SCHEMA } from '../schema/schema.generated';

export interface MergeKind {
  /** The type of the value, or of an item of the list. */
  readonly type: string;
  /** What tells items of a list apart; undefined: the list is replaced. */
  readonly mergeKey?: string;
  readonly isJoined?: boolean;
  /** Fields that a new shape does not name are dropped. */
  readonly retainsKeys: boolean;
}

/** How a field of a type merges. */
export function typeOfField(type: string, field: string): MergeKind {
  const declared = fieldType(type, field);
  const place = `${type}.${field}`;
  return {
    type: declared.replace(/^\[\]/, ''),
    mergeKey: MERGE_KEYS[place],
    isJoined: JOINED_LISTS.has(place),
    retainsKeys: RETAINED_KEYS.has(place),
  };
}

function fieldType(type: string, field: string): string {
  if (type.startsWith('map[string]')) return type.slice('map[string]'.length);
  const fields = Object.hasOwn(SCHEMA, type) ? SCHEMA[type] : undefined;
  return fields !== undefined && Object.hasOwn(fields, field) ? (fields[field] ?? '') : '';
}

/**
 * Merges lists of things with a key: wanted items in their order, each merged with the live one; live ones that the
 * old list did not name stay where they were among the others.
 */
export function mergeKeyed(
  mergeKey: string,
  before: readonly unknown[],
  live: readonly unknown[],
  wanted: readonly unknown[],
  merge: (before: unknown, live: unknown, wanted: unknown) => unknown,
): unknown[] {
  const keyOf = (item: unknown): unknown => (isFields(item) ? item[mergeKey] : undefined);
  const find = (items: readonly unknown[], key: unknown): unknown => items.find((item) => keyOf(item) === key);
  const has = (items: readonly unknown[], key: unknown): boolean => items.some((item) => keyOf(item) === key);
  const named = wanted.map((item) => {
    const current = find(live, keyOf(item));
    return current === undefined ? item : merge(find(before, keyOf(item)), current, item);
  });
  const others = live.filter((item) => !has(wanted, keyOf(item)) && !has(before, keyOf(item)));
  return interleaved(named, others, (item) => live.findIndex((one) => keyOf(one) === keyOf(item)));
}

/** `named` in its own order, each of `others` before the first named item that stood behind it. */
export function interleaved(
  named: readonly unknown[],
  others: readonly unknown[],
  placeOf: (item: unknown) => number,
): unknown[] {
  const result: unknown[] = [];
  const waiting = [...others];
  for (const item of named) {
    const place = placeOf(item);
    while (waiting.length > 0 && place >= 0 && placeOf(waiting[0]) < place) result.push(waiting.shift());
    result.push(item);
  }
  return [...result, ...waiting];
}
