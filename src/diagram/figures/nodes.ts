/**
 * The view *nodes*: every Node as a box, with its Pods in it and their volumes below them.
 */
import { column, type Piece } from '../drawing/piece';
import { labelKeys } from '../labels';
import type { Scene } from '../scene';
import { type LaneView, podsIn, type PodView, type Seen, seenIn, type View } from '../view';
import { alsoHere, keptBox, noNodeBox, nothingRuns, usedBox } from './nodes/beside-nodes';
import { isCordoned, LANE_PADDING, laneBox, type LaneLook } from './nodes/lane-box';
import { isShown } from '../lane-choice';
import { gridOf, inGrid, LANE_GAP } from './nodes/lane-grid';
import { hasBadges, isLarge, largeCluster, notablePods } from './nodes/large-cluster';
import { legend } from './legend';
import { nextRows } from './next-rows';
import { ownerRows, showsTags } from './nodes/owner-rows';
import { taintEffects } from './nodes/node-chips';
import { podWidth } from './pod-box';
import { allVolumes, ownVolumes } from './pod-rows';
import { gutterOf, type SharedVolume, withSharedVolumes } from './nodes/shared-lines';

/** Between the parts of the figure. */
const PART_GAP = 14;

/** @param width units that the figure has */
export function nodesFigure(scene: Scene, width: number, { scope, view }: Seen = seenIn(scene)): Piece {
  const lanes = lanesPart(scene, view, width);
  return column([...head(scene, view, width), lanes.piece, ...foot(scene, { view, scope }, lanes, width)], PART_GAP);
}

/** The Nodes without the rows of their owners: below a card that tells more of one. */
export function nodesBelow(scene: Scene, width: number): Piece {
  const { scope, view } = seenIn(scene);
  const lanes = lanesPart(scene, view, width);
  return column([lanes.piece, ...foot(scene, { view, scope }, lanes, width)], PART_GAP);
}

function head(scene: Scene, view: View, width: number): readonly Piece[] {
  const rows = ownerRows(view.owners, scene, width);
  if (rows.length > 0) return [column(rows, 6)];
  return podsIn(view).length === 0 && view.alsoHere.length === 0 ? [nothingRuns()] : [];
}

interface LanesPart {
  readonly piece: Piece;
  /** Pods that have a box with a name. */
  readonly named: readonly PodView[];
  /** The Nodes that are drawn. */
  readonly lanes: readonly LaneView[];
  /** Names of the claims that are drawn. */
  readonly claims: readonly string[];
}

function lanesPart(scene: Scene, view: View, width: number): LanesPart {
  const look = {
    tags: showsTags(view.owners, scene.after),
    volumesOf: hasFewShared(view) ? ownVolumes(view) : allVolumes(view),
    labels: labelKeys(view, scene.steps ?? []),
  };
  const lanes = view.lanes.filter((lane) => look.labels.length > 0 || isShown(lane, view));
  const rich = isLarge(view, lanes) ? undefined : namedNodes(view, lanes, look, width);
  const isTall = rich !== undefined && rich.height > HIGHEST && podsIn(view).length > MOST_ALWAYS_NAMED;
  const isCounted = rich === undefined || isTall;
  const parts = [
    isCounted ? largeNodes(view, lanes, look, width) : rich,
    ...(view.homeless.length > 0 ? [noNodeBox(view.homeless, { ...look, width })] : []),
    ...(view.kept.length > 0 ? [keptBox(view.kept, width)] : []),
  ];
  const pods = podsIn(view);
  const isEach = !isCounted || hasBadges(view, lanes);
  const boxed = isCounted ? [...notablePods(view)] : pods;
  return {
    piece: column(parts, LANE_GAP),
    // Badges have the mark of who leads, too.
    named: isEach ? pods : boxed,
    lanes,
    claims: (isEach ? pods : boxed).flatMap(({ claims }) => claims),
  };
}

/** Higher pictures are shrunk where they are shown; then Pods go without names, if there are more than a few. */
const HIGHEST = 1150;
const MOST_ALWAYS_NAMED = 20;

type Look = Omit<LaneLook, 'width'>;

/** The least width of a Node with others beside it. */
const LEAST_LANE = 215;

/** Every Pod with its name, every volume at its place. */
function namedNodes(view: View, lanes: readonly LaneView[], look: Look, width: number): Piece {
  const shared = hasFewShared(view) ? sharedVolumes(view) : [];
  const grid = gridOf(width, columnsFor(lanes.length), LEAST_LANE, gutterOf(shared.length));
  const pods = lanes.flatMap((lane) => lane.pods);
  const podsWidth = podWidth(pods, grid.boxWidth - 2 * LANE_PADDING);
  const each = { ...look, width: grid.boxWidth, podsWidth };
  const boxes = lanes.map((lane) => (height: number) => laneBox(lane, { ...each, height }));
  return withSharedVolumes(inGrid(boxes, grid), shared, grid.ends, width);
}

/** Pods are counted; volumes that many use are named. */
function largeNodes(view: View, lanes: readonly LaneView[], look: Look, width: number): Piece {
  return column([largeCluster(view, lanes, { ...look, width }), ...usedBox(sharedVolumes(view), width)], LANE_GAP);
}

/** Three Nodes stand side by side; more of them in rows of three, many in rows of four. */
function columnsFor(lanes: number): number {
  if (lanes <= 3) return Math.max(2, lanes);
  return lanes === 4 || lanes > 6 ? 4 : 3;
}

/** More lines would be a tangle: then a disk with its name hangs from each Pod. */
const MOST_SHARED = 3;

const hasFewShared = ({ disks }: View): boolean => disks.length <= MOST_SHARED;

function sharedVolumes(view: View): readonly SharedVolume[] {
  return view.disks.map(({ claim, words }) => {
    const users = podsIn(view).filter(({ claims }) => claims.includes(claim));
    return {
      name: claim,
      namespace: users[0]?.pod.metadata.namespace,
      isPending: view.pending.includes(claim),
      what: words,
      users,
    };
  });
}

function foot(
  scene: Scene,
  { view, scope }: Seen,
  { named, lanes, claims }: LanesPart,
  width: number,
): readonly Piece[] {
  const pods = podsIn(view);
  const symbols = {
    pods,
    named,
    marks: new Set([...pods.map(({ mark }) => mark), ...view.lanes.map(({ mark }) => mark)]),
    hasVolumes: view.kept.length + view.disks.length > 0 || claims.some((claim) => !view.pending.includes(claim)),
    hasPendingVolumes: claims.some((claim) => view.pending.includes(claim)),
    hasCordoned: lanes.some(isCordoned),
    taints: new Set(lanes.flatMap(taintEffects)),
  };
  return [...alsoHere(view.alsoHere, width), ...nextRows(scene, scope, width), ...legend(symbols, width)];
}
