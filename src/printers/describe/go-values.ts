/**
 * Values as Go's `%v` prints them.
 */

/** A text, a number, a truth value, or nothing. */
export function goValue(value: unknown): string {
  if (value === null || value === undefined) return '<nil>';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A list of texts: `[a b]`, and `[]` where there is none. */
export const goList = (all: readonly string[] | undefined): string => `[${(all ?? []).join(' ')}]`;

/** A map of texts, by key: `map[a:1 b:2]`. */
export function goMap(map: Readonly<Record<string, string>> | undefined): string {
  const pairs = Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${pairs.map(([key, value]) => `${key}:${value}`).join(' ')}]`;
}

/** A reference to a Secret: `&SecretReference{Name:a,Namespace:b,}`, and `nil` where there is none. */
export function goSecret(secret: { readonly name?: string; readonly namespace?: string } | undefined): string {
  if (secret === undefined) return 'nil';
  return `&SecretReference{Name:${secret.name ?? ''},Namespace:${secret.namespace ?? ''},}`;
}
