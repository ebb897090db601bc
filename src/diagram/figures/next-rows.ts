/**
 * What comes by itself, soonest first.
 */
import { column, type Piece, row, words } from '../drawing/piece';
import { duration } from '../duration';
import type { Scene } from '../scene';
import type { Scope } from '../scope';
import { nextPhrases, upcomingInScope } from '../upcoming';

const STYLE = { size: 12 } as const;

/** Nothing where nothing comes. */
export function nextRows({ next = [], after }: Scene, scope: Scope, width: number): readonly Piece[] {
  const rows = nextPhrases(upcomingInScope(next, scope, after), after);
  if (rows.length === 0) return [];
  const times = rows.map(({ after: due }) => (due === undefined ? 'never' : duration(due)));
  const pieces = times.map((time) => words(time, { ...STYLE, weight: 'strong' }));
  const column1 = Math.max(...pieces.map((piece) => piece.width));
  const next1 = words('next', { ...STYLE, tone: 'faint' });
  const lines = rows.map(({ phrase }, index) => {
    const time = { ...pieces[index]!, width: column1 };
    return row([time, words(phrase, STYLE, width - next1.width - column1 - 18)], 8);
  });
  return [row([next1, column(lines, 1)], 10, 'start')];
}
