/**
 * The view *nodes*: every Node as a box, with its Pods in it and their volumes below them.
 */
import { column, type Piece, row } from '../drawing/piece';
import { labelKeys } from '../labels';
import type { Scene } from '../scene';
import { type Scope, scopeOf } from '../scope';
import { type LaneView, podsIn, type View, viewOf } from '../view';
import { alsoHere, keptBox, noNodeBox, nothingRuns } from './beside-nodes';
import { isCordoned, LANE_PADDING, laneBox, type LaneLook } from './lane-box';
import { isShown } from './lane-choice';
import { legend } from './legend';
import { nextRows } from './next-rows';
import { ownerRows, showsTags } from './owner-rows';
import { taintWords } from './node-chips';
import { podWidth } from './pod-box';
import { ownVolumes } from './pod-rows';
import { gutterOf, type SharedVolume, withSharedVolumes } from './shared-lines';

/** Between the parts of the figure, and between Nodes. */
const PART_GAP = 14;
const LANE_GAP = 9;

/** @param width units that the figure has */
export function nodesFigure(scene: Scene, width: number): Piece {
  const scope = scopeOf(scene.before, scene.after, scene.focus);
  const view = viewOf(scene.before, scene.after, scope);
  return column(
    [...head(scene, view, width), lanesPart(scene, view, width), ...foot(scene, view, scope, width)],
    PART_GAP,
  );
}

function head(scene: Scene, view: View, width: number): readonly Piece[] {
  const rows = ownerRows(view.owners, scene, width);
  if (rows.length > 0) return [column(rows, 6)];
  return podsIn(view).length === 0 && view.alsoHere.length === 0 ? [nothingRuns()] : [];
}

function lanesPart(scene: Scene, view: View, width: number): Piece {
  const look = {
    tags: showsTags(view.owners, scene.after),
    volumesOf: ownVolumes(view),
    labels: labelKeys(view, scene.steps ?? []),
  };
  const lanes = view.lanes.filter((lane) => look.labels.length > 0 || isShown(lane, view));
  const shared = sharedVolumes(view);
  const grid = gridOf(lanes, look, width, gutterOf(shared.length));
  const nodes = withSharedVolumes(grid.piece, shared, grid.ends, width);
  const others = [
    ...(view.homeless.length > 0 ? [noNodeBox(view.homeless, { ...look, width })] : []),
    ...(view.kept.length > 0 ? [keptBox(view.kept, width)] : []),
  ];
  return column([nodes, ...others], LANE_GAP);
}

interface Grid {
  readonly piece: Piece;
  /** Right edges of its columns. */
  readonly ends: readonly number[];
}

/** The least width of a Node with others beside it. */
const LEAST_LANE = 215;
const MOST_COLUMNS = 4;

/** Nodes in rows of equal columns, those of a row of one height. */
function gridOf(lanes: readonly LaneView[], look: Omit<LaneLook, 'width'>, width: number, gutter: number): Grid {
  const fitting = Math.max(1, Math.floor((width + LANE_GAP) / (LEAST_LANE + gutter + LANE_GAP)));
  const columns = Math.min(columnsFor(lanes.length), fitting, MOST_COLUMNS);
  const laneWidth = Math.floor((width - LANE_GAP * (columns - 1)) / columns) - gutter;
  const pods = lanes.flatMap((lane) => lane.pods);
  const each = { ...look, width: laneWidth, podsWidth: podWidth(pods, laneWidth - 2 * LANE_PADDING) };
  const rows: Piece[] = [];
  for (let start = 0; start < lanes.length; start += columns) {
    const beside = lanes.slice(start, start + columns);
    const height = Math.max(...beside.map((lane) => laneBox(lane, each).height));
    rows.push(
      row(
        beside.map((lane) => laneBox(lane, { ...each, height })),
        LANE_GAP + gutter,
        'start',
      ),
    );
  }
  const ends = Array.from({ length: columns }, (_, index) => laneWidth + index * (laneWidth + gutter + LANE_GAP));
  return { piece: column(rows, LANE_GAP), ends };
}

/** Three Nodes stand side by side; more of them in rows of three, many in rows of four. */
function columnsFor(lanes: number): number {
  if (lanes <= 3) return Math.max(2, lanes);
  return lanes === 4 || lanes > 6 ? 4 : 3;
}

/** More of them would be a tangle: then the name stands below each Pod. */
const MOST_SHARED = 3;

function sharedVolumes(view: View): readonly SharedVolume[] {
  const volumes = view.disks.map(({ claim, words }) => {
    const users = podsIn(view).filter(({ claims }) => claims.includes(claim));
    return {
      name: claim,
      namespace: users[0]?.pod.metadata.namespace,
      isPending: view.pending.includes(claim),
      what: words,
      users,
    };
  });
  return volumes.slice(0, MOST_SHARED);
}

function foot(scene: Scene, view: View, scope: Scope, width: number): readonly Piece[] {
  const pods = podsIn(view);
  const claims = pods.flatMap((pod) => pod.claims);
  const symbols = {
    pods,
    marks: new Set([...pods.map(({ mark }) => mark), ...view.lanes.map(({ mark }) => mark)]),
    hasVolumes: view.kept.length > 0 || claims.some((claim) => !view.pending.includes(claim)),
    hasPendingVolumes: view.pending.length > 0,
    hasCordoned: view.lanes.some(isCordoned),
    hasTaints: view.lanes.some((lane) => taintWords(lane).length > 0),
  };
  return [...alsoHere(view.alsoHere, width), ...nextRows(scene, scope, width), ...legend(symbols, width)];
}
