/**
 * What things that are built alike have in common: the same keys in the same order, lists of the same length, leaves of the
 * same type. A long list is a leaf, too, for what is in it is a list of things of its own.
 *
 * Values are seen as JSON writes them: a field that is undefined is none, and in a list it is null.
 */
import { isEqual } from '../../api/equal';
import { isFields } from '../../api/fields';

/** From so many items on, what is in a list is compared with each other, and not with other lists. More than a row of an Event has. */
const LONG = 10;

export type Path = readonly (string | number)[];
export type Shape = Leaf | LongList | Branch;

/** A text, number, truth value or null. */
export class Leaf {
  /** Whether it is another one in one of the things. */
  varies = false;

  constructor(readonly first: unknown) {}
}

export class LongList {
  varies = false;

  constructor(readonly first: readonly unknown[]) {}
}

export class Branch {
  constructor(
    readonly first: object,
    /** Undefined for a list. */
    readonly keys: readonly string[] | undefined,
    readonly parts: readonly Shape[],
  ) {}

  /** Whether any part of it does. */
  get varies(): boolean {
    return this.parts.some(({ varies }) => varies);
  }
}

/** The shape of a value, and of those that fit it. */
export function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) {
    return value.length >= LONG ? new LongList(value) : new Branch(value, undefined, value.map(shapeOf));
  }
  if (!isFields(value)) return new Leaf(value ?? null);
  const fields = Object.entries(value).filter(([, part]) => part !== undefined);
  const keys = fields.map(([key]) => key);
  return new Branch(
    value,
    keys,
    fields.map(([, part]) => shapeOf(part)),
  );
}

/** Whether a value has this shape; what it differs in varies from now on. */
export function fit(shape: Shape, value: unknown): boolean {
  const differing: (Leaf | LongList)[] = [];
  if (!compare(shape, value, differing)) return false;
  for (const leaf of differing) leaf.varies = true;
  return true;
}

function compare(shape: Shape, value: unknown, differing: (Leaf | LongList)[]): boolean {
  if (value === shape.first) return true;
  if (shape instanceof Leaf) return compareLeaf(shape, value ?? null, differing);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return compareList(shape, value, differing);
  return shape instanceof Branch && shape.keys !== undefined && compareFields(shape, shape.keys, value, differing);
}

function compareLeaf(leaf: Leaf, value: unknown, differing: (Leaf | LongList)[]): boolean {
  const { first } = leaf;
  if (typeof value !== typeof first || (value === null) !== (first === null)) return false;
  if (typeof value === 'object' && value !== null) return false;
  if (value !== first && !leaf.varies) differing.push(leaf);
  return true;
}

function compareList(shape: LongList | Branch, list: readonly unknown[], differing: (Leaf | LongList)[]): boolean {
  if (shape instanceof LongList) {
    if (list.length < LONG) return false;
    if (!shape.varies && !isEqual(list, shape.first)) differing.push(shape);
    return true;
  }
  const { keys, parts } = shape;
  if (keys !== undefined || parts.length !== list.length) return false;
  for (let i = 0; i < parts.length; i++) if (!compare(parts[i]!, list[i], differing)) return false;
  return true;
}

function compareFields(
  { parts }: Branch,
  keys: readonly string[],
  fields: object,
  differing: (Leaf | LongList)[],
): boolean {
  let place = 0;
  for (const key in fields) {
    const value = (fields as Readonly<Record<string, unknown>>)[key];
    if (value === undefined) continue;
    if (key !== keys[place] || !compare(parts[place]!, value, differing)) return false;
    place++;
  }
  return place === keys.length;
}
