/**
 * What is known of one object, line by line.
 */
import { paragraph } from '../../drawing/paragraph';
import { column, type Piece, row, space, words } from '../../drawing/piece';
import { BASELINE, widthOf } from '../../drawing/text-size';
import { SMALL } from '../chip';

/** A name and what holds; lines without anything to say are left out. */
export type Fact = readonly [name: string, value: string | undefined];

const LEAST_NAME = 68;
const MOST_NAME = 150;
const GAP = 8;
const VALUE = 12;

/** The facts under each other, their values in one column. */
export function facts(all: readonly Fact[], width: number): Piece {
  const said = all.filter(([, value]) => value !== undefined && value !== '');
  const widest = Math.max(0, ...said.map(([name]) => widthOf(name, SMALL, 'regular')));
  const names = Math.min(MOST_NAME, Math.max(LEAST_NAME, widest));
  return column(
    said.map(([name, value = '']) => {
      const piece = words(name, { size: SMALL, tone: 'faint' }, names);
      const label = { ...piece, at: (x: number, y: number) => piece.at(x, y + (VALUE - SMALL) * BASELINE) };
      const text = paragraph(value, { size: VALUE }, width - names - GAP, 3);
      return row([label, space(names + GAP - label.width, 0), text], 0, 'start');
    }),
    2,
  );
}

/** The same for those who listen: `image web:v1, Service web sends to those ready`. */
export const factWords = (all: readonly Fact[]): readonly string[] =>
  all.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`${name} ${value}`]));

/** `a, b and 3 more`. */
export function listed(items: readonly string[], most = 4): string {
  const shown = items.length > most ? items.slice(0, most - 1) : items;
  const rest = items.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

/** `1 Pod`, `3 Pods`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** `disk=ssd, zone=a`. */
export const pairs = (map: Readonly<Record<string, string>> = {}): string =>
  listed(Object.entries(map).map(([key, value]) => `${key}=${value}`));
