/**
 * Reads what a record holds under a key that people chose. `constructor` is a fine name for a container and a fine key
 * for a label, and every plain object has something of that name which nobody put there.
 */
export function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
