/**
 * The view *nodes*: every Node as a box, with its Pods in it.
 */
import { boxed, column, flow, padded, type Piece, atLeast, row, thing, words } from '../drawing/piece';
import type { Scene } from '../scene';
import { scopeOf } from '../scope';
import { type LaneView, type PodView, viewOf } from '../view';

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
  const content = column([words(name, { size: 13, weight: 'strong' }), flow(pods.map(podBox), width - 20, 6)], 6);
  const box = boxed(atLeast(padded(content, 10), width), { fill: 'lane', radius: 8 });
  return thing(box, { id: `node/${name}`, label: `Node ${name}` });
}

function podBox({ pod, label, state }: PodView): Piece {
  const content = row([words(state.box, { size: 12, weight: 'strong' }), words(label, { size: 12 }, 120)], 6);
  const { uid } = pod.metadata;
  return thing(boxed(padded(content, 8, 4), { fill: 'paper', stroke: 'line' }), {
    id: `pod/${uid}`,
    label: `${label}, ${state.word}`,
    pods: [uid],
  });
}
