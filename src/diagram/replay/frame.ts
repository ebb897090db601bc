/**
 * One picture of a replay: who wants what and has what, and every Node with its Pods at their places.
 */
import { atTop, boxed, column, padded, type Piece, row, space, thing, words } from '../drawing/piece';
import { alsoHere } from '../figures/nodes/beside-nodes';
import { countedPods } from '../figures/counted-pods';
import { LANE_PADDING, laneFrame, laneHead } from '../figures/nodes/lane-box';
import { ownerRows } from '../figures/nodes/owner-rows';
import { POD_GAP, podBox } from '../figures/pod-box';
import { podsIn, type LaneView, type PodView } from '../view';
import type { Layout, LaneLayout } from './layout';
import type { Moment } from './moments';
import { podsOfLane } from './places';

const PART_GAP = 12;
const LANE_GAP = 8;

export function framePiece(moment: Moment, layout: Layout): Piece {
  const { width, lanes, columns, also } = layout;
  const rows: Piece[] = [];
  for (let start = 0; start < lanes.length; start += columns) {
    const beside = lanes.slice(start, start + columns).map((lane) => lanePiece(lane, moment, layout));
    rows.push(row(beside, LANE_GAP, 'start'));
  }
  const head = atTop(ownersPiece(moment, width), width, layout.ownersHeight);
  const others = alsoHere(moment.view.alsoHere, width);
  const foot = also === 0 ? [] : [atTop(column(others), width, also)];
  return column([head, column(rows, LANE_GAP), ...foot], PART_GAP);
}

/** Who wants what, as it is now: an owner that is not there yet, or no more, has no row. */
export function ownersPiece({ view, cluster }: Moment, width: number): Piece {
  const owners = view.owners.flatMap((owner) => {
    const { name, namespace } = owner.metadata;
    const now = cluster.get(owner.kind, name, namespace);
    return now === undefined ? [] : [now];
  });
  return column(ownerRows(owners, { before: cluster, after: cluster, focus: 'all' }, width), 6);
}

function lanePiece(lane: LaneLayout, moment: Moment, layout: Layout): Piece {
  const { laneWidth } = layout;
  const { node, height } = lane;
  if (node === undefined) return beside(lane, moment, layout);
  const view = moment.view.lanes.find((one) => one.node.metadata.name === node);
  if (view === undefined) return space(laneWidth, height);
  return laneFrame(view, laneBody(view, lane, moment, layout), { width: laneWidth, height });
}

/** What stands in the frame of a Node. */
function laneBody(view: LaneView, lane: LaneLayout, moment: Moment, layout: Layout): Piece {
  const room = layout.laneWidth - 2 * LANE_PADDING;
  const head = atTop(laneHead(view, layout.labels, room), room, lane.headHeight);
  return column([head, ...podsPiece(lane, moment, layout)], POD_GAP);
}

/** Pods without a Node, or those of Nodes that are told together. */
function beside(lane: LaneLayout, moment: Moment, layout: Layout): Piece {
  const { laneWidth } = layout;
  const title = words(lane.title, { size: 13.5, weight: 'strong' }, laneWidth - 2 * LANE_PADDING);
  const content = column([atTop(title, title.width, lane.headHeight), ...podsPiece(lane, moment, layout)], POD_GAP);
  const box = boxed(atTop(padded(content, LANE_PADDING, 9), laneWidth, lane.height), {
    stroke: 'line',
    isDashed: true,
    radius: 10,
  });
  return thing(box, { id: lane.id, label: lane.title });
}

export function podsPiece(lane: LaneLayout, moment: Moment, layout: Layout): readonly Piece[] {
  const { isCrowd, laneWidth, podWidth, across, tags } = layout;
  if (isCrowd) {
    const pods = podsOfLane(lane, moment);
    const room = laneWidth - 2 * LANE_PADDING;
    return pods.length === 0 ? [] : [countedPods(pods, { id: lane.id, room, isEach: false })];
  }
  const pods = new Map(podsIn(moment.view).map((pod) => [pod.pod.metadata.uid, pod]));
  return lane.heights.map((height, index) => {
    const cells = lane.places.slice(index * across, (index + 1) * across).map((uids) => {
      const pod = uids.map((uid) => pods.get(uid)).find((one): one is PodView => one !== undefined);
      if (pod === undefined || !isIn(pod, lane)) return space(podWidth, height);
      return podBox(pod, { width: podWidth, height, tags, isSteady: true });
    });
    return row(cells, POD_GAP, 'start');
  });
}

/** A Pod that gets its Node late stands without one until then. */
const isIn = ({ node }: PodView, lane: LaneLayout): boolean => node === lane.node;
