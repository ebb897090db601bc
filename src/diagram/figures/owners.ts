/**
 * The view *owners*: who made whom, from the workload that a person wanted to the Pods.
 */
import { column, type Piece, thing } from '../drawing/piece';
import type { Scene } from '../scene';
import { podsIn, type PodView, type Seen, seenIn } from '../view';
import { alsoHere, nothingRuns } from './nodes/beside-nodes';
import { card, roomIn } from './card';
import { compactOwners, type CompactOwner } from './owners/compact-owners';
import { crowd } from './crowd';
import { type Forest, forestOf, type Maker } from './owners/forest';
import { legend } from './legend';
import { nextRows } from './next-rows';
import { isEachDrawn } from './owners/ordinal-rows';
import { cronJobTree, deploymentTree, makerTree, type TreeLook } from './owners/owner-trees';

/** More workloads than this are drawn without what is between them and their Pods. */
const MOST_TREES = 10;

/** @param width units that the figure has */
export function ownersFigure(scene: Scene, width: number, { scope, view }: Seen = seenIn(scene)): Piece {
  const forest = forestOf(scene, view);
  const roots = forest.deployments.length + forest.makers.length + forest.cronJobs.length;
  const pods = podsIn(view);
  const marks = new Set(pods.map(({ mark }) => mark));
  const isCompact = roots > MOST_TREES;
  const claims = isCompact ? [] : forest.makers.flatMap(claimsDrawn);
  const isPending = (name: string) => view.pending.includes(name);
  const trees = isCompact ? [compactOwners(flat(forest), scene, width)] : treesOf(forest, { scene, width });
  const parts = [...trees, ...withoutOwner(forest.alone, width)];
  return column(
    [
      parts.length === 0 ? nothingRuns() : column(parts, 18),
      ...alsoHere(view.alsoHere, width),
      ...nextRows(scene, scope, width),
      ...legend(
        {
          pods,
          named: pods,
          marks,
          hasVolumes: claims.some((name) => !isPending(name)),
          hasPendingVolumes: claims.some(isPending),
        },
        width,
      ),
    ],
    14,
  );
}

/** Claims that stand beside their Pods. */
function claimsDrawn({ object, mark, pods }: Maker): readonly string[] {
  return object.kind === 'StatefulSet' && isEachDrawn({ object, mark, pods })
    ? pods.flatMap(({ claims }) => claims)
    : [];
}

function treesOf({ deployments, makers, cronJobs }: Forest, look: TreeLook): readonly Piece[] {
  return [
    ...deployments.map((deployment) => deploymentTree(deployment, look)),
    ...makers.map((maker) => makerTree(maker, look)),
    ...cronJobs.map((cronJob) => cronJobTree(cronJob, look)),
  ];
}

/** Every workload with all its Pods, whatever is between them. */
function flat({ deployments, makers, cronJobs }: Forest): readonly CompactOwner[] {
  return [
    ...deployments.map((one) => ({ ...one, pods: one.makers.flatMap(({ pods }) => pods) })),
    ...makers,
    ...cronJobs.map((one) => ({ ...one, pods: one.makers.flatMap(({ pods }) => pods) })),
  ];
}

/** Pods that nobody makes again; those whose maker is gone with them are only gone. */
function withoutOwner(pods: readonly PodView[], width: number): readonly Piece[] {
  if (pods.length === 0) return [];
  const isOver = pods.every(({ mark }) => mark === '-');
  const lines = [isOver ? 'gone with what made them' : 'nobody makes them again when they are gone'];
  const inside = [crowd(pods, { width: roomIn(width), id: 'alone' })];
  const box = card({ kind: 'Pods', name: 'without an owner', lines, inside, fill: 'lane' }, width);
  return [thing(box, { id: 'alone', label: `${pods.length} Pods without an owner` })];
}
