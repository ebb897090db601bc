/**
 * Cards: the box of an object that is no Pod. Kind and name, how far it is, and a line or two about it.
 */
import { onBaseline } from '../drawing/baseline';
import { paragraph } from '../drawing/paragraph';
import { atLeast, boxed, column, padded, type Piece, words } from '../drawing/piece';
import { spread } from '../drawing/spread';
import type { Paint, Tone } from '../drawing/shape';
import { widthOf } from '../drawing/text-size';
import type { Mark } from '../mark';
import { SMALL } from './chip';

export interface Card {
  readonly kind: string;
  readonly name: string;
  readonly mark?: Mark;
  /** At the right end: `3 of 4 ready`. */
  readonly state?: string;
  readonly stateTone?: Tone;
  /** In the place of the state. */
  readonly badge?: Piece;
  /** Smaller, under the name. */
  readonly lines?: readonly string[];
  /** Under the lines, in the card. */
  readonly inside?: readonly Piece[];
  readonly fill?: Tone;
  /** Drawn with less weight: old, kept, gone. */
  readonly isQuiet?: boolean;
}

const PAD = 10;
/** Room in a card of this width. */
export const roomIn = (width: number): number => width - 2 * PAD;

/** A card of exactly this width. */
export function card(about: Card, width: number): Piece {
  const {
    kind,
    name,
    mark = ' ',
    state = '',
    stateTone = 'ink',
    badge,
    lines = [],
    inside = [],
    isQuiet = false,
  } = about;
  const room = roomIn(width);
  const tone = isQuiet ? 'faint' : stateTone;
  const status = badge ?? words(state, { size: 12, weight: isQuiet ? 'regular' : 'strong', tone });
  const size = isQuiet ? 12 : 14;
  const isNews = mark !== ' ';
  const before = [
    ...(isNews ? [{ text: mark, size: 14, weight: 'strong', tone: 'changed' } as const] : []),
    { text: kind, size: SMALL, tone: 'faint' } as const,
  ];
  const used = before.reduce((sum, { text, size: of }) => sum + widthOf(text, of, 'strong') + 6, 0);
  const nameRoom = Math.max(60, room - used - (status.width === 0 ? 0 : status.width + 8));
  const look = isQuiet ? ({ tone: 'faint' } as const) : ({ weight: 'strong' } as const);
  const title = onBaseline([...before, { text: name, size, room: nameRoom, isName: true, ...look }]);
  const head = [
    status.width === 0 ? title : spread(title, status, room),
    ...lines.map((line) => paragraph(line, { size: SMALL, tone: 'faint' }, room, 2)),
  ];
  const content = column([column(head, 3), ...inside], 6);
  return boxed(atLeast(padded(content, PAD, isQuiet ? 5 : 8), width), { ...paintOf(about), radius: 8 });
}

function paintOf({ mark = ' ', fill = 'owner', isQuiet = false }: Card): Paint {
  if (mark === '-') return { fill: 'paper', stroke: 'changed', isDashed: true };
  const ring: Paint = mark === ' ' ? {} : { stroke: 'changed', strokeWidth: 2 };
  return isQuiet ? { fill: 'paper', stroke: 'line', ...ring } : { fill, ...ring };
}
