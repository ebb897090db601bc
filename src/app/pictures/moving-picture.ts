/**
 * The story of a version's command as moving pictures, with what the tutor says at each moment.
 */
import { svgOf } from '../../diagram/drawing/svg';
import { replayDrawings } from '../../diagram/replay/drawings';
import type { AnyVerb } from '../channel-verb';
import { type PictureRequest, unitsOf } from './picture-request';
import { replayCaptions, replayOf } from './replay';
import type { Versions } from './versions';

/** One of the pictures that follow each other. */
export interface SvgFrame {
  readonly svg: string;
  /** How long it stays. */
  readonly milliseconds: number;
}

/** One picture where nothing is kept to compare with. */
export function movingPicture(
  { before, after }: Versions,
  request: PictureRequest,
  verbs: readonly AnyVerb[],
): readonly SvgFrame[] {
  const replay = replayOf(before ?? after, after, verbs);
  const drawings = replayDrawings(replay, replayCaptions(replay), unitsOf(request));
  return drawings.map(({ drawing, milliseconds }) => ({ svg: svgOf(drawing, request.theme), milliseconds }));
}
