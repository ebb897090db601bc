/**
 * What stands in the place of a picture that cannot be shown. Slack refuses a whole message for an image that is missing.
 */
import { column, padded, words } from '../drawing/piece';
import type { Drawing } from '../drawing/shape';

const MARGIN = 12;

/** Its cluster is no longer kept. */
export const expiredFigure = (width: number): Drawing =>
  standIn('This picture has expired', 'Its cluster is no longer kept.', width);

/** Drawing it failed. */
export const failedFigure = (width: number): Drawing =>
  standIn('This picture could not be drawn', 'The text beside it says the same.', width);

function standIn(title: string, why: string, width: number): Drawing {
  const room = width - 2 * MARGIN;
  const lines = [words(title, { size: 15, weight: 'strong' }, room), words(why, { size: 12, tone: 'faint' }, room)];
  const piece = padded(column(lines, 4), MARGIN);
  return { width, height: piece.height, title, description: `${title}. ${why}`, shapes: piece.at(0, 0) };
}
