/**
 * Sets of fields of an object, and how they are combined and written down.
 * Follows sigs.k8s.io/structured-merge-diff/fieldpath.
 */

/** A step of a path: `f:NAME` a field, `k:{JSON}` the item of a list with these keys, `v:JSON` an item of a set. */
export type PathElement = string;

/** A field, and the fields below it. */
export interface FieldSet {
  /** Whether the field itself belongs to the set. */
  readonly isMember: boolean;
  readonly children: ReadonlyMap<PathElement, FieldSet>;
}

export const NO_FIELDS: FieldSet = { isMember: false, children: new Map() };
export const LEAF: FieldSet = { isMember: true, children: new Map() };

/** The form in which managedFields hold a set. */
export interface FieldsV1 {
  readonly [element: string]: FieldsV1;
}

/** The set with these children; without what is empty. */
export function fieldSet(isMember: boolean, children: Iterable<readonly [PathElement, FieldSet]>): FieldSet {
  return { isMember, children: new Map([...children].filter(([, child]) => !isNothing(child))) };
}

/** Whether no field belongs to the set. */
export const isNothing = ({ isMember, children }: FieldSet): boolean => !isMember && children.size === 0;

/** The fields of either set. */
export const union = (a: FieldSet, b: FieldSet): FieldSet => combined(a, b, (inA, inB) => inA || inB);

/** The fields of `a` that `b` does not have. */
export const difference = (a: FieldSet, b: FieldSet): FieldSet => combined(a, b, (inA, inB) => inA && !inB);

/** The fields of both sets. */
export const intersection = (a: FieldSet, b: FieldSet): FieldSet => combined(a, b, (inA, inB) => inA && inB);

function combined(a: FieldSet, b: FieldSet, belongs: (inA: boolean, inB: boolean) => boolean): FieldSet {
  const elements = new Set([...a.children.keys(), ...b.children.keys()]);
  const children = [...elements].map(
    (element) =>
      [element, combined(a.children.get(element) ?? NO_FIELDS, b.children.get(element) ?? NO_FIELDS, belongs)] as const,
  );
  return fieldSet(belongs(a.isMember, b.isMember), children);
}

/** The set with every named field that leads to one of its members: who owns `a.b` keeps `a` there. */
export function withParents({ isMember, children }: FieldSet): FieldSet {
  return fieldSet(
    isMember,
    [...children].map(([element, child]) => {
      const inner = withParents(child);
      return [element, element.startsWith('f:') ? { ...inner, isMember: true } : inner] as const;
    }),
  );
}

/** Where the members are, as conflicts name them: those of a field before those below it, in alphabetical order. */
export function pathsOf(set: FieldSet): readonly string[] {
  const sorted = [...set.children].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...sorted.filter(([, { isMember }]) => isMember).map(([element]) => printed(element)),
    ...sorted.flatMap(([element, child]) => pathsOf(child).map((path) => printed(element) + path)),
  ];
}

/** `.image`, `[name="app"]`, `[="x"]`. */
function printed(element: PathElement): string {
  const text = element.slice(2);
  if (element.startsWith('f:')) return `.${text}`;
  if (element.startsWith('v:')) return `[=${text}]`;
  const keys = Object.entries(JSON.parse(text) as Readonly<Record<string, unknown>>);
  return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
}

const ITSELF = '.';

/** The set as managedFields hold it. */
export function toFieldsV1({ children }: FieldSet): FieldsV1 {
  const sorted = [...children].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([element, child]): readonly [PathElement, FieldsV1] => {
      const itself: FieldsV1 = child.isMember && child.children.size > 0 ? { [ITSELF]: {} } : {};
      return [element, { ...itself, ...toFieldsV1(child) }];
    }),
  );
}

/** The set that managedFields hold. */
export function fromFieldsV1(fields: FieldsV1): FieldSet {
  const inner = Object.entries(fields).filter(([element]) => element !== ITSELF);
  return fieldSet(
    false,
    inner.map(([element, child]) => {
      const set = fromFieldsV1(child);
      const isMember = Object.hasOwn(child, ITSELF) || Object.keys(child).length === 0;
      return [element, { ...set, isMember }] as const;
    }),
  );
}
