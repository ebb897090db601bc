/**
 * `explain` alone: the terms, shelf by shelf, on one screen of a phone.
 */
import { cut, pack, PHONE_COLUMNS } from '../../diagram/columns';
import { ALL_TERMS } from '../content/terms/index';
import type { Shelf, Term } from '../content/terms/term';

const SHELVES: readonly Shelf[] = ['apps', 'actors', 'data', 'change', 'Nodes', 'states'];
const SHELF_WIDTH = 7;

/** The terms of each shelf that has some. */
export function shelves(): readonly (readonly [Shelf, readonly Term[]])[] {
  return SHELVES.map((shelf) => [shelf, ALL_TERMS.filter((term) => term.shelf === shelf)] as const);
}

/** The terms of the shelf with this name, and what they mean in short: a line for each. */
export function shelfLines(typed: string): readonly string[] | undefined {
  const terms = shelves().find(([shelf]) => shelf.toLowerCase() === typed.toLowerCase())?.[1];
  return terms?.map(({ name, short }) => cut(`${name}: ${short}`, PHONE_COLUMNS));
}

/** At most 16 lines of 38 columns; terms that stand aside are left out. */
export function termLines(): readonly string[] {
  return shelves().flatMap(([shelf, terms]) => {
    const names = terms.filter(({ isAside }) => isAside !== true).map(({ name }) => name);
    const lines = pack(names, ', ', PHONE_COLUMNS - SHELF_WIDTH - 1);
    return lines.map((line, index) => {
      const start = (index === 0 ? shelf : '').padEnd(SHELF_WIDTH);
      return `${start}${line}${index === lines.length - 1 ? '' : ','}`;
    });
  });
}
