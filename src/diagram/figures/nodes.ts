/**
 * The view *nodes*: every Node as a box, with its Pods in it.
 */
import { boxed, column, flow, padded, type Piece, atLeast, thing, words } from '../drawing/piece';
import type { Scene } from '../scene';
import { scopeOf } from '../scope';
import { type LaneView, viewOf } from '../view';
import { podBox, POD_GAP, podWidth } from './pod-box';

/** @param width units that the figure has */
export function nodesFigure(scene: Scene, width: number): Piece {
  const view = viewOf(scene.before, scene.after, scopeOf(scene.before, scene.after, scene.focus));
  return column(
    view.lanes.map((lane) => laneBox(lane, width)),
    8,
  );
}

function laneBox({ node, pods }: LaneView, width: number): Piece {
  const { name } = node.metadata;
  const look = { width: podWidth(pods, width - 20) };
  const boxes = pods.map((pod) => podBox(pod, look));
  const content = column([words(name, { size: 13, weight: 'strong' }), flow(boxes, width - 20, POD_GAP)], 6);
  const box = boxed(atLeast(padded(content, 10), width), { fill: 'lane', radius: 8 });
  return thing(box, { id: `node/${name}`, label: `Node ${name}` });
}
