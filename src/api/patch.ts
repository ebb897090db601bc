/**
 * Patches: JSON merge patch (RFC 7386), strategic merge patch and the three-way merge of `kubectl apply`.
 */
import { isEqual } from './equal';
import { isFields } from './fields';
import type { Draft, Kind, KubeObject } from './objects';
import { mergeKeyed, type MergeKind, typeOfField } from './patch/merge-kind';

export { strategicMergePatch } from './patch/strategic-merge';

/** The value with a patch applied: objects merge, null deletes, everything else replaces. */
export function mergePatch<T>(base: T, patch: unknown): T {
  if (!isFields(patch)) return patch as T;
  const result = new Map(Object.entries(isFields(base) ? base : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) result.delete(key);
    else result.set(key, mergePatch(result.get(key), value));
  }
  return Object.fromEntries(result) as T;
}

/**
 * What `kubectl apply` makes of an object: what the manifest says now, without what it said last time and says no
 * more, and with everything that others have set.
 * Follows CreateThreeWayMergePatch in apimachinery/pkg/util/strategicpatch.
 */
export function threeWayMerge<T extends KubeObject>(kind: Kind, lastApplied: unknown, live: T, wanted: Draft): T {
  const { status: _status, ...said } = wanted;
  const merged = mergeValues(lastApplied, live, said, { type: kind, retainsKeys: false }) as T;
  const { name, namespace } = live.metadata;
  const place = namespace === undefined ? { name } : { name, namespace };
  return { ...merged, metadata: { ...merged.metadata, ...place } };
}

function mergeValues(before: unknown, live: unknown, wanted: unknown, kind: MergeKind): unknown {
  if (isFields(live) && isFields(wanted)) {
    const merged = mergeFields(isFields(before) ? before : {}, live, wanted, kind.type);
    if (!kind.retainsKeys || isEqual(merged, live)) return merged;
    return Object.fromEntries(Object.entries(merged).filter(([key]) => wanted[key] !== undefined));
  }
  if (!Array.isArray(live) || !Array.isArray(wanted)) return wanted;
  const old: readonly unknown[] = Array.isArray(before) ? before : [];
  if (kind.isJoined === true) {
    const dropped = old.filter((item) => !wanted.includes(item));
    return [...new Set([...(live as readonly unknown[]), ...(wanted as readonly unknown[])])].filter(
      (item) => !dropped.includes(item),
    );
  }
  if (kind.mergeKey === undefined) return wanted;
  const { mergeKey, type, retainsKeys } = kind;
  return mergeKeyed(mergeKey, old, live, wanted, (one, other, next) =>
    mergeValues(one, other, next, { type, retainsKeys }),
  );
}

function mergeFields(
  before: Readonly<Record<string, unknown>>,
  live: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
  type: string,
): Record<string, unknown> {
  const result = new Map(Object.entries(live));
  for (const key of Object.keys(before)) if (!Object.hasOwn(wanted, key)) result.delete(key);
  for (const [key, value] of Object.entries(wanted)) {
    if (value === undefined) continue;
    const current = live[key];
    result.set(key, current === undefined ? value : mergeValues(before[key], current, value, typeOfField(type, key)));
  }
  return Object.fromEntries(result);
}
