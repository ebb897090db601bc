/**
 * Lists that were written as tables. What the things of a table have in common they share: it is made once.
 */
import { isFields } from '../../api/fields';
import type { Path } from './shape';
import type { StoredColumn, StoredList, StoredTable } from './tables';
import { textAt, whole } from './texts';

/** The things of a list. Throws RangeError or TypeError for what nobody wrote. */
export function thingsOf({ order, tables }: StoredList, texts: readonly string[]): readonly unknown[] {
  const read = tables.map((table) => ({ row: 0, mould: mouldOf(table, texts) }));
  return order.map((number) => {
    const table = read[number];
    if (table === undefined) throw new RangeError('no table');
    return cast(table.mould, table.row++);
  });
}

/** What all things of a table, or that part of them, are made from. */
interface Mould {
  readonly pattern: unknown;
  column?: readonly unknown[];
  /** The parts that have columns, or parts with columns. */
  readonly parts: Map<string | number, Mould>;
}

const mould = (pattern: unknown): Mould => ({ pattern, parts: new Map() });

function mouldOf({ pattern, columns }: StoredTable, texts: readonly string[]): Mould {
  const root = mould(pattern);
  for (const column of columns) placeAt(root, column.at).column = valuesOf(column, texts);
  return root;
}

/** The part at a path, which is in the pattern and has no column yet. */
function placeAt(root: Mould, path: Path): Mould {
  let place = root;
  for (const key of path) {
    const { pattern, parts } = place;
    if (typeof pattern !== 'object' || pattern === null || !Object.hasOwn(pattern, key)) {
      throw new RangeError('no part');
    }
    const known = parts.get(key) ?? mould((pattern as Readonly<Record<string, unknown>>)[key]);
    parts.set(key, known);
    place = known;
  }
  return place;
}

function cast({ pattern, column, parts }: Mould, row: number): unknown {
  if (column !== undefined) {
    if (row >= column.length) throw new RangeError('no row');
    return column[row];
  }
  if (parts.size === 0) return pattern;
  if (!Array.isArray(pattern) && !isFields(pattern)) throw new RangeError('no pattern');
  // Every key is one of the pattern: what is set is its own field, whatever it is called.
  const copy = (Array.isArray(pattern) ? [...(pattern as unknown[])] : { ...pattern }) as Record<string, unknown>;
  for (const [key, part] of parts) copy[key] = cast(part, row);
  return copy;
}

function valuesOf(
  { texts: places, numbers, values, lengths, items }: StoredColumn,
  texts: readonly string[],
): readonly unknown[] {
  if (places !== undefined) return summed(places).map((place) => textAt(texts, place));
  if (numbers !== undefined) return summed(numbers);
  if (values !== undefined) return values;
  if (lengths === undefined || items === undefined) throw new RangeError('no column');
  const all = thingsOf(items, texts);
  let from = 0;
  return lengths.map((length) => {
    const list = all.slice(from, (from += whole(length)));
    if (length < 0 || list.length !== length) throw new RangeError('no list');
    return list;
  });
}

function summed(differences: readonly number[]): readonly number[] {
  let sum = 0;
  return differences.map((difference) => (sum = whole(sum + difference)));
}
