/**
 * One picture of a replay: who wants what and has what, and every Node with its Pods at their places.
 */
import { atTop, boxed, column, flow, padded, type Piece, row, space, thing, words } from '../drawing/piece';
import { alsoHere } from '../figures/nodes/beside-nodes';
import { SMALL } from '../figures/chip';
import { countedPods } from '../figures/counted-pods';
import { LANE_PADDING, laneFrame, laneHead } from '../figures/nodes/lane-box';
import { ownerRows } from '../figures/nodes/owner-rows';
import { POD_GAP, podBox } from '../figures/pod-box';
import { allVolumes } from '../figures/pod-rows';
import { volumeDisk, withDisks } from '../figures/volume-disk';
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
  const kept = layout.kept.length === 0 ? [] : [keptPiece(moment, layout)];
  return column([head, column([...rows, ...kept], LANE_GAP), ...foot], PART_GAP);
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
  // Only where somebody waits.
  if (lane.nodes === undefined && moment.view.homeless.length === 0) return space(laneWidth, lane.height);
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
  const volumesOf = allVolumes(moment.view);
  return lane.rows.map(({ box, whole }, index) => {
    const cells = lane.places.slice(index * across, (index + 1) * across).map((uids) => {
      const pod = uids.map((uid) => pods.get(uid)).find((one) => one !== undefined && isIn(one, lane));
      if (pod === undefined) return space(podWidth, whole);
      const drawn = podBox(pod, { width: podWidth, height: box, tags, isSteady: true });
      return { ...withDisks(drawn, volumesOf(pod), podWidth), width: podWidth, height: whole };
    });
    return row(cells, POD_GAP, 'start');
  });
}

/** A Pod that gets its Node late stands without one until then. */
const isIn = ({ node }: PodView, lane: LaneLayout): boolean => node === lane.node;

/** Between two disks. */
const DISK_GAP = 12;

/** Volumes that no Pod uses at this moment, each at its place. */
function keptPiece({ view }: Moment, { kept, width }: Layout): Piece {
  const room = width - 2 * LANE_PADDING;
  const now = new Set(view.kept.map(({ metadata }) => keyOf(metadata.name, metadata.namespace)));
  const disks = kept.map((volume) => {
    const disk = volumeDisk(volume, room);
    return now.has(keyOf(volume.name, volume.namespace)) ? disk : space(disk.width, disk.height);
  });
  const count = `${view.kept.length} volume${view.kept.length === 1 ? '' : 's'} kept`;
  const title = words(`${count}, no Pod uses ${view.kept.length === 1 ? 'it' : 'them'} now`, { size: SMALL }, room);
  const box = padded(column([title, flow(disks, room, DISK_GAP, 4)], 4), LANE_PADDING, 7);
  if (now.size === 0) return space(width, box.height);
  return thing(boxed({ ...box, width }, { stroke: 'line', isDashed: true, radius: 10 }), { id: 'kept', label: count });
}

const keyOf = (name: string, namespace = ''): string => `${namespace}/${name}`;
