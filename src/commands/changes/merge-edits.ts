/**
 * Puts together what one person edited and what others changed meanwhile: field by field, lists as a whole.
 */
import { isEqual } from '../../api/equal';
import { isFields } from '../../api/fields';
import { own } from '../../api/own';

export interface Merged {
  readonly value: unknown;
  /** Fields that both changed, each to something else. */
  readonly conflicts: readonly string[];
}

/**
 * @param shown what both began with
 * @param mine as it was edited
 * @param theirs as it is now
 */
export function mergeEdits(shown: unknown, mine: unknown, theirs: unknown, path = ''): Merged {
  if (isEqual(mine, shown) || isEqual(mine, theirs)) return { value: theirs, conflicts: [] };
  if (isEqual(theirs, shown)) return { value: mine, conflicts: [] };
  if (!isFields(mine) || !isFields(theirs)) return { value: mine, conflicts: [path] };
  const before = isFields(shown) ? shown : {};
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const merged = names.map((name) => ({
    name,
    ...mergeEdits(own(before, name), own(mine, name), own(theirs, name), path === '' ? name : `${path}.${name}`),
  }));
  return {
    value: Object.fromEntries(
      merged.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value]),
    ),
    conflicts: merged.flatMap(({ conflicts }) => conflicts),
  };
}
