/**
 * Puts what a manager applies into an object, and takes fields out of one.
 * Follows sigs.k8s.io/structured-merge-diff/typed: merge.go and remove.go.
 */
import { isFields } from '../fields';
import { interleaved } from '../patch/merge-kind';
import { type FieldSet, NO_FIELDS } from './field-set';
import { partsOf, type Typed } from './shape';

/** The live value with everything that is applied, item by item and field by field. */
export function merge(live: Typed, applied: Typed): unknown {
  const left = partsOf(live);
  const right = partsOf(applied);
  if (left === undefined || right === undefined) return applied.value;
  const both = new Map([...left].map(([element, { value }]) => [element, value]));
  for (const [element, part] of right) {
    const current = left.get(element);
    both.set(element, current === undefined ? part.value : merge(current, part));
  }
  if (!Array.isArray(applied.value)) {
    return Object.fromEntries([...both].map(([element, value]) => [element.slice(2), value]));
  }
  const order = [...left.keys()];
  const named = [...right.keys()];
  const others = order.filter((element) => !right.has(element));
  const elements = interleaved(named, others, (element) => order.indexOf(element as string)) as string[];
  return elements.map((element) => both.get(element));
}

/** The value without these fields; a map or list that becomes empty by it goes, too. */
export function without(typed: Typed, removed: FieldSet): unknown {
  const parts = partsOf(typed);
  if (parts === undefined || removed.children.size === 0) return typed.value;
  const left = [...parts].flatMap(([element, part]): readonly (readonly [string, unknown])[] => {
    const inner = removed.children.get(element) ?? NO_FIELDS;
    if (inner.isMember) return [];
    const value = without(part, inner);
    return isEmptied(part.value, value) ? [] : [[element.slice(2), value]];
  });
  if (Array.isArray(typed.value)) return left.map(([, value]) => value);
  return Object.fromEntries(left);
}

function isEmptied(before: unknown, after: unknown): boolean {
  if (before === after) return false;
  if (Array.isArray(after)) return after.length === 0;
  return isFields(after) && Object.keys(after).length === 0;
}
