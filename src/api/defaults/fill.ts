/**
 * Filling in what is not there. Everything here gives back the very same object or list when nothing is missing: Pods
 * are made by the thousand from templates that are complete already.
 */

/** The object with each absent (or empty) field taken from `defaults`. */
export function fill<T extends object>(object: T, defaults: Partial<T>): T {
  for (const key in defaults) {
    if (isUnset(object[key])) return { ...object, ...missing(object, defaults) };
  }
  return object;
}

/** The object with one field replaced; an absent field stays absent. */
export function within<T extends object, K extends keyof T>(
  object: T,
  field: K,
  change: (value: NonNullable<T[K]>) => T[K],
): T {
  const value = object[field];
  if (value === undefined || value === null) return object;
  const changed = change(value);
  return changed === value ? object : { ...object, [field]: changed };
}

/** The list with every item changed. */
export function each<T>(items: readonly T[], change: (item: T) => T): T[] {
  for (const item of items) if (change(item) !== item) return items.map(change);
  return items as T[];
}

function missing<T extends object>(object: T, defaults: Partial<T>): Partial<T> {
  const fields: Partial<T> = {};
  for (const key in defaults) if (isUnset(object[key])) fields[key] = defaults[key];
  return fields;
}

/** Go cannot tell an empty text from none. */
function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
