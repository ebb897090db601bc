/**
 * A replay as drawings, all of one size and layout: what does not change does not move.
 */
import { column, padded } from '../drawing/piece';
import type { Drawing } from '../drawing/shape';
import { podBox, podWidth, POD_GAP } from '../figures/pod-box';
import { podsIn } from '../view';
import { captionLines, captionPiece } from './caption';
import { describeReplay } from './describe-replay';
import { type FrameLayout, framePiece, PADDING } from './frame';
import { haveSeveralImages, type Moment, momentsOf } from './moments';
import { openingOf } from './opening';
import { paceOf } from './pace';
import { type LanePlaces, placesOf } from './places';
import type { Replay } from './replay';
import type { Scope } from '../scope';

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
  const { scope, moments } = momentsOf(replay);
  const layout = layoutOf(moments, scope, width - 2 * MARGIN);
  const said = [openingOf(replay, scope), ...replay.frames.map((_, index) => captions[index] ?? [])];
  const lines = Math.max(1, ...said.map((one) => captionLines(one, layout.width).length));
  const times = moments.map(({ at }) => at);
  const pieces = moments.map((moment, index) => {
    const look = { command: replay.command, width: layout.width, times, index, lines };
    return padded(column([captionPiece(said[index] ?? [], look), framePiece(moment, layout)], 10), MARGIN);
  });
  const height = Math.ceil(Math.max(...pieces.map((piece) => piece.height)));
  const description = describeReplay(replay, captions);
  const pace = paceOf(said);
  return pieces.map((piece, index) => ({
    drawing: { width, height, title: `Replay of ${replay.command}`, description, shapes: piece.at(0, 0) },
    milliseconds: pace[index] ?? 0,
  }));
}

function layoutOf(moments: readonly Moment[], scope: Scope, width: number): FrameLayout {
  const all = moments.flatMap(({ view }) => podsIn(view));
  const lanes = placesOf(moments);
  const tags = haveSeveralImages(moments);
  const room = width - 2 * PADDING;
  const one = podWidth(all, room);
  const columns = Math.max(1, Math.floor((room + POD_GAP) / (one + POD_GAP)));
  const highest = new Map<string, number>();
  for (const pod of all) {
    const { uid } = pod.pod.metadata;
    highest.set(uid, Math.max(highest.get(uid) ?? 0, podBox(pod, { width: one, tags }).height));
  }
  const high = lanes.map((lane) => ({ ...lane, heights: heightsOf(lane, columns, highest) }));
  return { scope, width, lanes: high, podWidth: one, columns, tags };
}

/** The height of each row of places: of the highest box that ever stands in it. */
function heightsOf({ places }: LanePlaces, columns: number, highest: ReadonlyMap<string, number>): readonly number[] {
  const heights: number[] = [];
  places.forEach((uids, index) => {
    const line = Math.floor(index / columns);
    heights[line] = Math.max(heights[line] ?? 0, ...uids.map((uid) => highest.get(uid) ?? 0));
  });
  return heights;
}
