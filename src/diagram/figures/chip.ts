/**
 * Chips: a word or two in a small frame of its own, such as what is special about a Node.
 */
import { boxed, padded, type Piece, words } from '../drawing/piece';
import type { Paint, Tone } from '../drawing/shape';

export const SMALL = 11;

export interface ChipLook extends Paint {
  /** Of the words. */
  readonly tone?: Tone;
  readonly radius?: number;
  readonly isStrong?: boolean;
}

/** @param room the widest that the whole chip may be */
export function chip(
  text: string,
  { tone = 'ink', isStrong = false, radius = 4, ...paint }: ChipLook,
  room = Infinity,
): Piece {
  const weight = isStrong ? 'strong' : 'regular';
  const content = words(text, { size: SMALL, weight, tone }, room - 2 * SIDE);
  return boxed(padded(content, SIDE, 2), { radius, ...paint });
}

const SIDE = 6;
