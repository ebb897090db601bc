/**
 * The view *owners*: who made whom, from the workload that a person wanted to the Pods.
 */
import { column, type Piece, words } from '../drawing/piece';
import { scopeOf } from '../scope';
import type { Scene } from '../scene';
import { viewOf } from '../view';
import { card } from './card';
import { crowd } from './crowd';
import { forestOf } from './forest';
import { cronJobTree, deploymentTree, makerTree, type TreeLook } from './owner-trees';
import { thing } from '../drawing/piece';
import { roomIn } from './card';

/** @param width units that the figure has */
export function ownersFigure(scene: Scene, width: number): Piece {
  const view = viewOf(scene.before, scene.after, scopeOf(scene.before, scene.after, scene.focus));
  const forest = forestOf(scene, view);
  const look: TreeLook = { scene, width };
  const trees = [
    ...forest.deployments.map((deployment) => deploymentTree(deployment, look)),
    ...forest.makers.map((maker) => makerTree(maker, look)),
    ...forest.cronJobs.map((cronJob) => cronJobTree(cronJob, look)),
  ];
  if (forest.alone.length > 0) {
    const inside = [crowd(forest.alone, { width: roomIn(width), id: 'alone' })];
    const lines = ['nobody makes them again when they are gone'];
    const box = card({ kind: 'Pods', name: 'without an owner', lines, inside, fill: 'lane' }, width);
    trees.push(thing(box, { id: 'alone', label: 'Pods without an owner' }));
  }
  if (trees.length === 0) trees.push(words('nothing runs here yet', { size: 13, tone: 'faint' }));
  return column(trees, 16);
}
