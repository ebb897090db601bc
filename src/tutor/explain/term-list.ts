/**
 * `explain` alone: the terms, shelf by shelf, on one screen of a phone.
 */
import { MAX_LINES, pack, PHONE_COLUMNS } from '../../diagram/text/columns';
import { ALL_TERMS } from '../content/terms/index';
import { wrap } from '../story/lines';
import type { Shelf, Term } from '../content/terms/term';

const SHELVES: readonly Shelf[] = ['apps', 'actors', 'data', 'change', 'Nodes', 'states', 'inside'];
const SHELF_WIDTH = 7;

/** The terms of each shelf that has some. */
export function shelves(): readonly (readonly [Shelf, readonly Term[]])[] {
  return SHELVES.map((shelf) => [shelf, ALL_TERMS.filter((term) => term.shelf === shelf)] as const);
}

/** The terms of the shelf with this name. */
export function shelfNamed(typed: string): readonly Term[] | undefined {
  return shelves().find(([shelf]) => shelf.toLowerCase() === typed.toLowerCase())?.[1];
}

/** Terms and what they mean in short: in full where there is room, else a line for each. */
export function meaningLines(terms: readonly Term[]): readonly string[] {
  const texts = terms.map(({ name, short }) => `${name}: ${short}`);
  const whole = texts.flatMap((text) => wrap(text, PHONE_COLUMNS, '  '));
  if (whole.length <= MAX_LINES) return whole;
  return texts.map((text) => (text.length <= PHONE_COLUMNS ? text : `${wrap(text, PHONE_COLUMNS - 3)[0] ?? ''} ..`));
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
