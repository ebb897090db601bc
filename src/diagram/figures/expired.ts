/**
 * What stands in the place of a picture whose cluster is no longer kept.
 */
import { column, padded, words } from '../drawing/piece';
import type { Drawing } from '../drawing/shape';

const MARGIN = 12;
const TITLE = 'This picture has expired';
const WHY = 'Clusters are kept for 90 days.';

export function expiredFigure(width: number): Drawing {
  const room = width - 2 * MARGIN;
  const lines = [words(TITLE, { size: 15, weight: 'strong' }, room), words(WHY, { size: 12, tone: 'faint' }, room)];
  const piece = padded(column(lines, 4), MARGIN);
  return { width, height: piece.height, title: TITLE, description: `${TITLE}. ${WHY}`, shapes: piece.at(0, 0) };
}
