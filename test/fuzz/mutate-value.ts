/** Values that are a little wrong: other types, odd keys, missing and doubled parts, and texts that are. */
import type { Json } from '../../src/api/yaml/value';
import type { Lot } from './lot';
import { mutateText, oddWord } from './mutate-text';

/** Where a value goes no deeper. */
const DEEPEST = 60;

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isRecord = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !isList(value);

/** A value with a few of its parts changed; parts of another one come into it. */
export function mutateValue(value: Json, other: Json, lot: Lot): Json {
  let changed = value;
  for (let left = 1 + lot.below(3); left > 0; left--) changed = changedWithin(changed, other, lot, 0);
  return changed;
}

/** Goes down by lot, and changes what it comes to. */
function changedWithin(value: Json, other: Json, lot: Lot, depth: number): Json {
  if (typeof value === 'string') {
    return lot.oneIn(5) ? oddValue(value, other, lot) : mutateText(value, textIn(other, lot), lot);
  }
  if (depth > DEEPEST || lot.oneIn(depth === 0 ? 40 : 12)) return oddValue(value, other, lot);
  if (isList(value)) return changedList(value, other, lot, depth);
  return isRecord(value) ? changedRecord(value, other, lot, depth) : oddValue(value, other, lot);
}

function changedList(list: readonly Json[], other: Json, lot: Lot, depth: number): Json {
  const at = lot.below(list.length);
  if (list.length === 0 || lot.oneIn(8)) return [...list, partOf(other, lot)];
  if (lot.oneIn(10)) return list.toSpliced(at, 1);
  if (lot.oneIn(10)) return list.toSpliced(at, 0, list[at]!);
  if (lot.oneIn(200)) return Array.from({ length: lot.below(400) }, () => list[at]!);
  return list.with(at, changedWithin(list[at]!, other, lot, depth + 1));
}

function changedRecord(record: Readonly<Record<string, Json>>, other: Json, lot: Lot, depth: number): Json {
  const entries = Object.entries(record);
  if (entries.length === 0 || lot.oneIn(10)) {
    const key = lot.oneIn(2) ? oddWord(lot) : keyIn(other, lot);
    return fromEntries([...entries, [key, partOf(other, lot)]]);
  }
  const at = lot.below(entries.length);
  const [key, value] = entries[at]!;
  if (lot.oneIn(12)) return fromEntries(entries.toSpliced(at, 1));
  if (lot.oneIn(16)) return fromEntries(entries.with(at, [mutateText(key, keyIn(other, lot), lot), value]));
  return fromEntries(entries.with(at, [key, changedWithin(value, other, lot, depth + 1)]));
}

/** Keys are keys, `__proto__` as well: as JSON.parse reads them. */
function fromEntries(entries: readonly (readonly [string, Json])[]): Json {
  return Object.fromEntries(entries);
}

/** Something of another type, another size, or from elsewhere. */
function oddValue(value: Json, other: Json, lot: Lot): Json {
  switch (lot.below(9)) {
    case 0:
      return null;
    case 1:
      return lot.oneIn(2);
    case 2:
      return lot.of([0, -1, 1, 1.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e300, -0, 65_536]);
    case 3:
      return oddWord(lot);
    case 4:
      return [];
    case 5:
      return {};
    case 6:
      return lot.oneIn(2) ? [value] : { [oddWord(lot)]: value };
    case 7:
      return lot.oneIn(30) ? nested(value, lot) : partOf(other, lot);
    default:
      return typeof value === 'number' ? value * lot.of([-1, 10, 1_000, 0.1]) + lot.of([0, 1]) : partOf(other, lot);
  }
}

/** Deep. */
function nested(value: Json, lot: Lot): Json {
  let deep = value;
  for (let left = lot.below(400); left > 0; left--) deep = lot.oneIn(2) ? [deep] : { a: deep };
  return deep;
}

/** Some value within a value. */
function partOf(value: Json, lot: Lot): Json {
  let part = value;
  while (typeof part === 'object' && part !== null && !lot.oneIn(4)) {
    const inner = Object.values<Json>(part);
    if (inner.length === 0) return part;
    part = lot.of(inner);
  }
  return part;
}

const textIn = (value: Json, lot: Lot): string => {
  const part = partOf(value, lot);
  return typeof part === 'string' ? part : oddWord(lot);
};

const keyIn = (value: Json, lot: Lot): string => {
  const keys = isRecord(value) ? Object.keys(value) : [];
  return keys.length === 0 ? oddWord(lot) : lot.of(keys);
};
