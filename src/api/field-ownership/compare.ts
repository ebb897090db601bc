/**
 * Which fields a value has, and which of them differ from another value's.
 * Follows sigs.k8s.io/structured-merge-diff/typed: tofieldset.go and compare.go.
 */
import { isEqual } from '../equal';
import { type FieldSet, fieldSet, LEAF, NO_FIELDS, type PathElement } from './field-set';
import { partsOf, type Parts, type Typed } from './shape';

/** Fields that differ between two forms of an object. */
export interface Comparison {
  readonly added: FieldSet;
  readonly changed: FieldSet;
  readonly removed: FieldSet;
}

/** The fields that a value sets. */
export function fieldsOf(typed: Typed): FieldSet {
  const parts = partsOf(typed);
  if (parts === undefined || parts.size === 0) return LEAF;
  return fieldSet(
    false,
    [...parts].map(([element, part]) => [element, ownedPart(typed, element, part)] as const),
  );
}

/** Items of lists and entries of maps are there by themselves, fields of structs only by what they hold. */
function ownedPart({ type }: Typed, element: PathElement, part: Typed): FieldSet {
  const set = fieldsOf(part);
  const isNamedField = element.startsWith('f:') && !type.startsWith('map[string]');
  return isNamedField ? set : { ...set, isMember: true };
}

/** What is different in `after`. Both are forms of the same thing. */
export function compare(before: Typed, after: Typed): Comparison {
  const left = partsOf(before);
  const right = partsOf(after);
  if (left === undefined || right === undefined || left.size === 0 || right.size === 0) {
    return isEqual(before.value, after.value) ? NOTHING : wholly(before, left, after, right);
  }
  const elements = [...new Set([...left.keys(), ...right.keys()])];
  const inner = elements.map((element) => [element, comparePart(left.get(element), right.get(element))] as const);
  const merged = (pick: (one: Comparison) => FieldSet) =>
    fieldSet(
      false,
      inner.map(([element, one]) => [element, pick(one)] as const),
    );
  return {
    added: merged(({ added }) => added),
    changed: merged(({ changed }) => changed),
    removed: merged(({ removed }) => removed),
  };
}

const NOTHING: Comparison = { added: NO_FIELDS, changed: NO_FIELDS, removed: NO_FIELDS };

/** One has no parts: it is another value, or everything in it is new or gone. */
function wholly(before: Typed, left: Parts | undefined, after: Typed, right: Parts | undefined): Comparison {
  if (left === undefined || right === undefined) return { ...NOTHING, changed: LEAF };
  return right.size === 0 ? { ...NOTHING, removed: fieldsOf(before) } : { ...NOTHING, added: fieldsOf(after) };
}

function comparePart(before: Typed | undefined, after: Typed | undefined): Comparison {
  if (before !== undefined && after !== undefined) return compare(before, after);
  if (after !== undefined) return { ...NOTHING, added: { ...fieldsOf(after), isMember: true } };
  return before === undefined ? NOTHING : { ...NOTHING, removed: { ...fieldsOf(before), isMember: true } };
}
