/**
 * The pictures of a cluster: which views there are, and the drawing of each.
 */
import type { Ref } from '../../api/objects';
import { column, padded, type Piece } from '../drawing/piece';
import type { Drawing } from '../drawing/shape';
import type { Scene } from '../scene';
import { type Seen, seenIn } from '../view';
import { type Caption, caption } from './caption';
import { describeFigure } from './describe-figure';
import { nodesFigure } from './nodes';
import { objectFigure } from './object';
import { ownersFigure } from './owners';
import { rolloutFigure } from './rollout';
import { storageFigure } from './storage';

export const VIEW_NAMES = ['nodes', 'owners', 'storage', 'rollout', 'object'] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

/** What is drawn, and how wide. */
export interface FigureRequest extends Caption {
  readonly scene: Scene;
  readonly view: ViewName;
  /** What the view `object` is about. */
  readonly object?: Ref;
  /** Units; see PHONE_WIDTH. */
  readonly width: number;
}

/** A phone held upright, less the margins of a chat; and a projector. */
export const PHONE_WIDTH = 400;
export const WIDE_WIDTH = 960;
const MARGIN = 12;

/** Draws a view of a cluster. Same scene, same drawing. */
export function drawFigure(request: FigureRequest): Drawing {
  const { scene, title, width } = request;
  const room = width - 2 * MARGIN;
  const seen = seenIn(scene);
  const figure = figureOf(request, room, seen);
  const piece = padded(column([caption(request, scene, room), figure], MARGIN), MARGIN);
  const shapes = piece.at(0, 0);
  return {
    width,
    height: piece.height,
    title,
    description: describeFigure(request.view, shapes, scene, seen),
    shapes,
  };
}

function figureOf({ scene, view, object }: FigureRequest, width: number, seen: Seen): Piece {
  if (view === 'owners') return ownersFigure(scene, width, seen);
  if (view === 'rollout') return rolloutFigure(object === undefined ? scene : { ...scene, focus: [object] }, width);
  if (view === 'storage') return storageFigure(scene, width, seen);
  if (view === 'object') return objectFigure(scene, object, width);
  return nodesFigure(scene, width, seen);
}
