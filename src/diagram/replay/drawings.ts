/**
 * A replay as drawings, all of one size and layout: what does not change does not move.
 */
import { column, padded } from '../drawing/piece';
import type { Drawing } from '../drawing/shape';
import { captionLines, captionPiece } from './caption';
import { describeReplay, type ToldStory } from './describe-replay';
import { framePiece } from './frame';
import { layoutOf } from './layout';
import { momentsOf } from './moments';
import { openingOf } from './opening';
import { paceOf } from './pace';
import { lastOf, type Replay } from './replay';

/** A picture, and how long it stays. */
export interface ReplayDrawing {
  readonly drawing: Drawing;
  readonly milliseconds: number;
}

const MARGIN = 12;

/**
 * The pictures of a replay, the moment before the command first.
 * @param captions what happened at each frame, in a few words
 * @param width units that a picture has
 */
export function replayDrawings(
  replay: Replay,
  captions: readonly (readonly string[])[],
  width: number,
): readonly ReplayDrawing[] {
  const moments = momentsOf(replay);
  const layout = layoutOf(replay, moments, width - 2 * MARGIN);
  const said = [openingOf(replay), ...replay.frames.map((_, index) => wordsOf(captions[index]))];
  const lines = Math.max(1, ...said.map((one) => captionLines(one, layout.width).length));
  const times = moments.map(({ at }) => at);
  const pieces = moments.map((moment, index) => {
    const look = { command: replay.command, width: layout.width, times, index, lines };
    return padded(column([captionPiece(said[index] ?? [], look), framePiece(moment, layout)], 10), MARGIN);
  });
  const height = Math.ceil(Math.max(...pieces.map((piece) => piece.height)));
  const description = describeReplay(storyOf(replay, captions)).join(' ');
  const pace = paceOf(said);
  return pieces.map((piece, index) => ({
    drawing: { width, height, title: `Replay of ${replay.command}`, description, shapes: piece.at(0, 0) },
    milliseconds: pace[index] ?? 0,
  }));
}

/** The same in words. */
export function storyOf(replay: Replay, captions: readonly (readonly string[])[]): ToldStory {
  const { before, focus, steps, next, frames } = replay;
  const moments = frames.map(({ at }, index) => ({ at, said: captions[index] ?? [] }));
  return { moments, before, after: lastOf(replay).cluster, focus, steps, next };
}

/** A moment of which there is no story. */
const wordsOf = (caption: readonly string[] = []): readonly string[] =>
  caption.length === 0 ? ['nothing else happened'] : caption;
