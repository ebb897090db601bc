/**
 * Clusters too large for a name on every Pod: Nodes are small boxes in which Pods are counted, and only Pods that changed
 * or are in trouble keep a box of their own. Of very many Nodes, those that are alike share a box.
 */
import { column, type Piece } from '../../drawing/piece';
import { type LaneView, podsIn, type PodView, type View } from '../../view';
import { alikeBox, alikeGroups } from './alike-nodes';
import { countedPods } from '../counted-pods';
import { laneFrame, laneHead, LANE_PADDING } from './lane-box';
import { isChanged, isInTrouble } from '../../lane-choice';
import { gridOf, inGrid } from './lane-grid';
import { podWidth } from '../pod-box';
import { podRows, type PodRowsLook } from '../pod-rows';

/** With more, Pods have no names. */
const MOST_NAMED = 40;
const MOST_NAMED_LANES = 14;
/** With more, they have no badges of their own. */
const MOST_BADGES = 160;
/** With more, Nodes that are alike share a box. */
const MOST_LANES = 24;
/** Nodes with a box of their own beside those that share one. */
const MOST_NOTABLE_LANES = 12;
/** Pods with a box of their own beside those that are counted. */
const MOST_NOTABLE_PODS = 12;

/** Whether there are too many for names. */
export function isLarge(view: View, lanes: readonly LaneView[]): boolean {
  return podsIn(view).length > MOST_NAMED || lanes.length > MOST_NAMED_LANES;
}

export interface LargeLook extends PodRowsLook {
  readonly width: number;
  readonly labels: readonly string[];
}

/** Pods that keep a box of their own: those that changed or are in trouble, as far as there are not too many. */
export function notablePods(view: View): ReadonlySet<PodView> {
  const pods = podsIn(view);
  const changed = pods.filter(({ mark }) => mark !== ' ');
  const troubled = pods.filter(({ mark, state }) => mark !== ' ' || (state.box !== 'R' && state.box !== '.'));
  const stuck = troubled.filter(({ state }) => state.box === '!' || state.box === 'x');
  const chosen = [troubled, changed, stuck].find((some) => some.length <= MOST_NOTABLE_PODS) ?? [];
  return new Set(chosen);
}

/** Whether every Pod that is not named has a badge of its own. */
export function hasBadges(view: View, lanes: readonly LaneView[]): boolean {
  return podsIn(view).length <= MOST_BADGES && lanes.length <= MOST_NAMED_LANES;
}

/** The Nodes of a large cluster. */
export function largeCluster(view: View, lanes: readonly LaneView[], look: LargeLook): Piece {
  const notable = notablePods(view);
  const isEach = hasBadges(view, lanes);
  if (lanes.length <= MOST_LANES) return compactLanes(lanes, notable, isEach, look);
  const chosen = chooseLanes(lanes);
  const rest = lanes.filter((lane) => !chosen.has(lane));
  const alone = lanes.filter((lane) => chosen.has(lane));
  const groups = alikeGroups(rest);
  const grid = gridOf(look.width, Math.max(look.width > 2 * 300 ? 2 : 1, groups.length), 300);
  const boxes = groups.map((group) => (height: number) => alikeBox(group, grid.boxWidth, height));
  return column([...(alone.length > 0 ? [compactLanes(alone, notable, false, look)] : []), inGrid(boxes, grid)], 9);
}

/** What the command changed comes before what was in trouble already. */
function chooseLanes(lanes: readonly LaneView[]): ReadonlySet<LaneView> {
  const changed = lanes.filter(isChanged);
  const troubled = lanes.filter((lane) => !isChanged(lane) && isInTrouble(lane));
  return new Set([...changed, ...troubled].slice(0, MOST_NOTABLE_LANES));
}

function compactLanes(
  lanes: readonly LaneView[],
  notable: ReadonlySet<PodView>,
  isEach: boolean,
  look: LargeLook,
): Piece {
  const few = isEach && lanes.length <= 6;
  const grid = gridOf(look.width, lanes.length, few ? 290 : 176);
  const room = grid.boxWidth - 2 * LANE_PADDING;
  const podsWidth = podWidth([...notable], room);
  const boxes = lanes.map((lane) => (height: number) => {
    const alone = lane.pods.filter((pod) => notable.has(pod));
    const counted = lane.pods.filter((pod) => !notable.has(pod));
    const parts = [
      laneHead(lane, look.labels, room),
      ...(counted.length > 0
        ? [countedPods(counted, { id: `node/${lane.node.metadata.name}`, room, isEach, volumesOf: look.volumesOf })]
        : []),
      ...(alone.length > 0 ? [podRows(alone, room, { ...look, podsWidth })] : []),
    ];
    return laneFrame(lane, column(parts, 6), { width: grid.boxWidth, height });
  });
  return inGrid(boxes, grid);
}
