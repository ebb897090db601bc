/**
 * `--sort-by=PATH`: objects in the order of what a path finds in them. Follows kubectl/pkg/cmd/get/sorter.go.
 */
import { canonicalQuantity, parseQuantity } from '../../api/quantity';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { goSorted } from '../go-sort';
import { readJsonPath, searchJsonPath } from './jsonpath';
import { relaxedPath } from './relaxed-path';

/** Upwards; objects without the field come first. Undefined: none of several has it. */
export function sortedBy<T>(objects: readonly T[], text: string): Result<readonly T[] | undefined> {
  const relaxed = relaxedPath(text);
  const path = isRejected(relaxed) ? relaxed : readJsonPath(relaxed);
  if (isRejected(path)) return path;
  const rows: { readonly object: T; readonly value: unknown }[] = [];
  let isFound = false;
  for (const object of objects) {
    const found = searchJsonPath(path, object);
    if (isRejected(found)) return found;
    const [first] = found;
    isFound ||= first !== undefined && first.length > 0;
    rows.push({ object, value: first?.[0] });
  }
  if (objects.length > 0 && !isFound) return undefined;
  const odd = rows.find(({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value));
  if (odd !== undefined && rows.length > 1) {
    const message = `Field ${path.template} is an unsortable type: map[string]interface {}`;
    return { ...clientError(message), hint: 'It holds fields of its own: name one of those.' };
  }
  return goSorted(rows, comesBefore).map(({ object }) => object);
}

/** The words of a path that no object has. */
export function fieldNowhere(text: string): Result<never> {
  const path = relaxedPath(text);
  const shown = isRejected(path) ? text : path;
  return clientError(`couldn't find any field with path ${JSON.stringify(shown)} in the list of objects`);
}

interface Row {
  /** Undefined where the object has no such field. */
  readonly value: unknown;
}

/** What lacks the field comes before everything, also before what lacks it too: Go's sort makes something of that. */
function comesBefore(a: Row, b: Row): boolean {
  if (a.value === undefined) return true;
  return b.value !== undefined && isLess(a.value, b.value);
}

/** Amounts by what they come to, other texts letter by letter: `web-10` before `web-2`. */
function isLess(a: unknown, b: unknown): boolean {
  if (a === null || b === null) return a === null && b !== null;
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  if (Array.isArray(a) && Array.isArray(b)) {
    const pairs = a.slice(0, b.length) as readonly unknown[];
    return pairs.every((item, i) => isLess(item, b[i]));
  }
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  if (canonicalQuantity(a) === undefined || canonicalQuantity(b) === undefined) return a < b;
  return parseQuantity(a) < parseQuantity(b);
}
