/**
 * The order in which people read names with numbers: node-2 before node-10.
 */
export function byName(a: string, b: string): number {
  return a === b ? 0 : byKey(nameKey(a), nameKey(b));
}

/** What names are compared by: make it once where there are many. */
export function nameKey(name: string): string {
  return name.replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}

/** Compares keys of names. */
export function byKey(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
