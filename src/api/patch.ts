/**
 * JSON merge patches (RFC 7386).
 */
type Fields = Record<string, unknown>;

/** The value with a patch applied: objects merge, null deletes, everything else replaces. */
export function mergePatch<T>(base: T, patch: unknown): T {
  if (!isFields(patch)) return patch as T;
  const result: Fields = isFields(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = mergePatch(result[key], value);
  }
  return result as T;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
