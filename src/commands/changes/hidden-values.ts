/**
 * Values of Secrets are left out of what is said and kept of a command: it is read by a whole channel, and stands in its
 * history. In their place stands what `kubectl diff` writes there.
 */
import type { KubeObject } from '../../api/objects';

/** Follows kubectl/pkg/cmd/diff (Masker). */
const HIDDEN = '***';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hidden = (values: Fields): Fields => Object.fromEntries(Object.keys(values).map((key) => [key, HIDDEN]));

/** `user=ana` as `user=***`. */
export const hiddenLiteral = (literal: string): string => `${literal.split('=', 1).join('')}=${HIDDEN}`;

/** A Secret whose keys can be read, and nothing else; any other object as it is. */
export function withoutValues<T extends KubeObject>(object: T): T {
  return object.kind === 'Secret' && object.data !== undefined ? { ...object, data: hidden(object.data) } : object;
}

/** A patch of a Secret: which keys it is about, and not what becomes of them. */
export function hiddenPatch(patch: unknown): unknown {
  if (Array.isArray(patch)) {
    return patch.map((one: unknown) => (isFields(one) && 'value' in one ? { ...one, value: HIDDEN } : one));
  }
  if (!isFields(patch)) return HIDDEN;
  const entries = Object.entries(patch).map(([field, value]) => {
    if (!VALUES.has(field)) return [field, value];
    return [field, isFields(value) ? hidden(value) : HIDDEN];
  });
  return Object.fromEntries(entries);
}

const VALUES: ReadonlySet<string> = new Set(['data', 'stringData']);

/** Two states of a Secret, for whoever compares them: keys whose values differ are told apart. */
export function comparedValues<T extends KubeObject>(before: T | undefined, after: T): readonly [T | undefined, T] {
  if (after.kind !== 'Secret' || (before !== undefined && before.kind !== 'Secret')) return [before, after];
  const [old, next] = [before?.data ?? {}, after.data ?? {}];
  const said = (values: typeof old, other: typeof old, suffix: string): Fields =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => {
        const differs = Object.hasOwn(other, key) && other[key] !== value;
        return [key, differs ? `${HIDDEN} (${suffix})` : HIDDEN];
      }),
    );
  const withData = (object: T, data: Fields): T => ('data' in object ? { ...object, data } : object);
  return [
    before === undefined ? undefined : withData(before, said(old, next, 'before')),
    withData(after, said(next, old, 'after')),
  ];
}
