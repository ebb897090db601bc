/**
 * The lines above a picture: what it is about, and when that was. A picture makes sense alone, wherever it is posted.
 */
import { CLUSTER_EPOCH } from '../../cluster/time';
import { paragraph } from '../drawing/paragraph';
import { column, type Piece, words } from '../drawing/piece';
import { duration } from '../duration';
import type { Scene } from '../scene';
import { SMALL } from './chip';

/** Title and virtual time. */
export function caption(title: string, { before, after }: Scene, width: number): Piece {
  const clock = duration(after.now - CLUSTER_EPOCH);
  const took = after.now - before.now;
  const time = took > 0 ? `virtual time ${clock}, ${duration(took)} after the command` : `virtual time ${clock}`;
  return column(
    [
      ...(title === '' ? [] : [paragraph(title, { size: 15, weight: 'strong' }, width, 2)]),
      words(`practice cluster, ${time}`, { size: SMALL, tone: 'faint' }, width),
    ],
    2,
  );
}
