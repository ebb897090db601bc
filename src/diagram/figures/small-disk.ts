/**
 * A volume beside a Pod: a small disk with its name.
 */
import { type Piece, row, words } from '../drawing/piece';

const SIZE = { width: 15, height: 17 };

/** The disk of a claim; only an outline while there is no volume yet. */
export function smallDisk(claim: string, room: number, isPending = false): Piece {
  const icon: Piece = {
    ...SIZE,
    at: (x, y) => [
      {
        shape: 'disk',
        x,
        y,
        ...SIZE,
        fill: isPending ? 'paper' : 'volume',
        stroke: 'faint',
        ...(isPending ? { isDashed: true } : {}),
      },
    ],
  };
  return row([icon, words(claim, { size: 12 }, room - SIZE.width - 6)], 6);
}
