/**
 * Lists of things that are alike, as tables: what the things of one shape have in common is written once, and what they
 * differ in column by column. Texts are places in a table of texts, numbers differences to the row before.
 */
import { Branch, fit, LongList, type Path, type Shape, shapeOf } from './shape';
import { Differences, type TextWriter } from './texts';

export interface StoredList {
  /** Of each thing, in their order: the number of its table. */
  readonly order: readonly number[];
  readonly tables: readonly StoredTable[];
}

export interface StoredTable {
  /** The first thing, with 0 where there is a column. */
  readonly pattern: unknown;
  readonly columns: readonly StoredColumn[];
}

/** One of `texts`, `numbers`, `values` and `lengths` is there; with `lengths`, the items of all lists together. */
export interface StoredColumn {
  readonly at: Path;
  readonly texts?: readonly number[];
  readonly numbers?: readonly number[];
  readonly values?: readonly unknown[];
  readonly lengths?: readonly number[];
  readonly items?: StoredList;
}

/** Shapes that a thing is compared with, the latest first. */
const COMPARED = 16;

interface Table {
  readonly number: number;
  readonly shape: Shape;
  readonly things: unknown[];
}

export function storedList(things: readonly unknown[], texts: TextWriter): StoredList {
  const tables: Table[] = [];
  const latest: Table[] = [];
  const order = things.map((thing) => {
    const place = latest.findIndex(({ shape }) => fit(shape, thing));
    const known = latest[place];
    const table = known ?? { number: tables.length, shape: shapeOf(thing), things: [] };
    if (known === undefined) tables.push(table);
    if (place !== 0) {
      latest.splice(known === undefined ? COMPARED - 1 : place, 1);
      latest.unshift(table);
    }
    table.things.push(thing);
    return table.number;
  });
  return { order, tables: tables.map((table) => storedTable(table, texts)) };
}

function storedTable({ shape, things }: Table, texts: TextWriter): StoredTable {
  const columns: StoredColumn[] = [];
  const isOne = things.length === 1;
  const visit = (part: Shape, at: Path, values: readonly unknown[]): unknown => {
    if (part instanceof Branch) {
      if (!part.varies && !isOne) return part.first;
      const { keys, parts } = part;
      const inner = (key: string | number, i: number): unknown =>
        visit(
          parts[i]!,
          [...at, key],
          values.map((value) => (value as Readonly<Record<string, unknown>>)[key]),
        );
      if (keys === undefined) return parts.map((_, i) => inner(i, i));
      return Object.fromEntries(keys.map((key, i) => [key, inner(key, i)]));
    }
    // A list that all have in common is part of the pattern; one of a single thing may be a list of things that are alike.
    if (!part.varies && !(part instanceof LongList && isOne)) return part.first;
    columns.push({ at, ...(part instanceof LongList ? ofLists(values, texts) : ofLeaves(values, texts)) });
    return 0;
  };
  return { pattern: visit(shape, [], things), columns };
}

function ofLists(lists: readonly unknown[], texts: TextWriter): Omit<StoredColumn, 'at'> {
  const all = lists as readonly (readonly unknown[])[];
  return { lengths: all.map(({ length }) => length), items: storedList(all.flat(), texts) };
}

function ofLeaves(values: readonly unknown[], texts: TextWriter): Omit<StoredColumn, 'at'> {
  const numbers = new Differences();
  if (typeof values[0] === 'string') {
    for (const text of values) numbers.write(texts.place(text as string));
    return { texts: numbers.written };
  }
  if (!values.every(Number.isSafeInteger)) return { values };
  for (const number of values) numbers.write(number as number);
  return { numbers: numbers.written };
}
