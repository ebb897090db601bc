/**
 * What is known of one object, line by line.
 */
import { paragraph } from '../drawing/paragraph';
import { column, type Piece, row, space, words } from '../drawing/piece';
import { BASELINE } from '../drawing/text-size';
import { SMALL } from './chip';

/** A name and what holds; lines without anything to say are left out. */
export type Fact = readonly [name: string, value: string | undefined];

const NAME = 76;
const VALUE = 12;

/** The facts under each other, their values in one column. */
export function facts(all: readonly Fact[], width: number): Piece {
  return column(
    all.flatMap(([name, value]) => {
      if (value === undefined || value === '') return [];
      const piece = words(name, { size: SMALL, tone: 'faint' }, NAME - 8);
      const label = { ...piece, at: (x: number, y: number) => piece.at(x, y + (VALUE - SMALL) * BASELINE) };
      const text = paragraph(value, { size: VALUE }, width - NAME, 3);
      return [row([label, space(NAME - label.width, 0), text], 0, 'start')];
    }),
    2,
  );
}

/** `a, b and 3 more`. */
function listed(items: readonly string[], most = 4): string {
  const shown = items.length > most ? items.slice(0, most - 1) : items;
  const rest = items.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

/** `1 Pod`, `3 Pods`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** `disk=ssd, zone=a`. */
export const pairs = (map: Readonly<Record<string, string>> = {}): string =>
  listed(Object.entries(map).map(([key, value]) => `${key}=${value}`));
