/**
 * The layout that all pictures of a replay share: every part is as large as it ever needs to be.
 */
import { labelKeys } from '../labels';
import { column } from '../drawing/piece';
import { alsoHere } from '../figures/nodes/beside-nodes';
import { LANE_PADDING, laneHead } from '../figures/nodes/lane-box';
import { POD_GAP, podBox, podWidth } from '../figures/pod-box';
import { allVolumes } from '../figures/pod-rows';
import { type Volume, withDisks } from '../figures/volume-disk';
import { byName } from '../natural';
import { podsIn } from '../view';
import { ownersPiece, podsPiece } from './frame';
import { haveSeveralImages, type Moment } from './moments';
import { type LanePlaces, placesOf } from './places';
import type { Replay } from './replay';

export interface Layout {
  readonly width: number;
  readonly laneWidth: number;
  /** Nodes beside each other. */
  readonly columns: number;
  readonly lanes: readonly LaneLayout[];
  /** Of a Pod's box, and how many stand beside each other. */
  readonly podWidth: number;
  readonly across: number;
  readonly tags: boolean;
  /** Labels of Nodes that are shown. */
  readonly labels: readonly string[];
  /** Pods are counted rather than shown one by one. */
  readonly isCrowd: boolean;
  readonly ownersHeight: number;
  /** Claims that no Pod uses at some time, each with its place. */
  readonly kept: readonly Volume[];
  /** Height of the line of what else there is; 0 where there is nothing. */
  readonly also: number;
}

export interface LaneLayout extends LanePlaces {
  readonly id: string;
  /** Where it is no Node. */
  readonly title: string;
  readonly rows: readonly RowLayout[];
  readonly headHeight: number;
  /** Of the whole box. */
  readonly height: number;
}

/** A row of places. */
export interface RowLayout {
  /** Of the boxes of Pods. */
  readonly box: number;
  /** With the volumes that hang from them. */
  readonly whole: number;
}

/** More Pods than these, ever, are counted. */
const MOST_PODS = 18;
/** More Nodes than these are told together, but for those that changed. */
const MOST_NODES = 12;
const MOST_CHANGED = 8;
/** Volumes that no Pod uses: more are only counted. */
const MOST_KEPT = 12;
const LEAST_LANE = 290;
const LANE_GAP = 8;

export function layoutOf(replay: Replay, moments: readonly Moment[], width: number): Layout {
  const all = moments.flatMap(({ view }) => podsIn(view));
  const places = placesOf(moments);
  const isCrowd = new Set(all.map(({ pod }) => pod.metadata.uid)).size > MOST_PODS || places.length > MOST_NODES;
  const lanes = isCrowd ? fewerLanes(places, moments) : places.map(named);
  const columns = Math.max(1, Math.min(lanes.length, 3, Math.floor((width + LANE_GAP) / (LEAST_LANE + LANE_GAP))));
  const laneWidth = Math.floor((width - LANE_GAP * (columns - 1)) / columns);
  const room = laneWidth - 2 * LANE_PADDING;
  const one = isCrowd ? room : podWidth(all, room);
  const bare: Layout = {
    width,
    laneWidth,
    columns,
    lanes: lanes.map((lane) => ({ ...lane, rows: [], headHeight: 0, height: 0 })),
    podWidth: one,
    across: Math.max(1, Math.floor((room + POD_GAP) / (one + POD_GAP))),
    tags: haveSeveralImages(moments),
    labels: [...new Set(moments.flatMap(({ view }) => labelKeys(view, replay.steps)))],
    isCrowd,
    ownersHeight: Math.max(...moments.map((moment) => ownersPiece(moment, width).height)),
    kept: keptEver(moments),
    also: Math.max(...moments.map(({ view }) => column(alsoHere(view.alsoHere, width)).height)),
  };
  return { ...bare, lanes: inRows(withHeights(bare, moments), columns) };
}

function keptEver(moments: readonly Moment[]): readonly Volume[] {
  const claims = moments.flatMap(({ view }) => view.kept);
  return [...new Map(claims.map((claim) => [claim.metadata.uid, claim])).values()]
    .map(({ metadata: { name, namespace } }) => ({ name, namespace }))
    .sort((a, b) => byName(a.name, b.name))
    .slice(0, MOST_KEPT);
}

type NamedLane = Omit<LaneLayout, 'rows' | 'headHeight' | 'height'>;

function named(lane: LanePlaces): NamedLane {
  return { ...lane, id: lane.node === undefined ? 'no-node' : `node/${lane.node}`, title: lane.node ?? 'no Node' };
}

/** Nodes that changed on their own, all others together. */
function fewerLanes(places: readonly LanePlaces[], moments: readonly Moment[]): readonly NamedLane[] {
  if (places.length <= MOST_NODES) return places.map(named);
  const changed = new Set(
    moments.flatMap(({ view }) => view.lanes.filter(({ mark }) => mark !== ' ').map(({ node }) => node.metadata.name)),
  );
  const alone = places.filter(({ node }) => node === undefined || changed.has(node)).slice(0, MOST_CHANGED);
  const rest = places.filter((lane) => !alone.includes(lane));
  const nodes = new Set(rest.flatMap(({ node }) => node ?? []));
  const title = `${nodes.size} ${alone.length === 0 ? 'Nodes' : 'more Nodes'}`;
  return [...alone.map(named), { node: undefined, places: [], id: 'more-nodes', title, nodes }];
}

function withHeights(layout: Layout, moments: readonly Moment[]): readonly LaneLayout[] {
  const { lanes, laneWidth, labels } = layout;
  const room = laneWidth - 2 * LANE_PADDING;
  const highest = highestBoxes(layout, moments);
  return lanes.map((lane) => {
    const views = moments.flatMap(({ view }) => view.lanes.filter(({ node }) => node.metadata.name === lane.node));
    const headHeight = Math.max(18, ...views.map((view) => laneHead(view, labels, room).height));
    const rows = layout.isCrowd ? [] : rowsOf(lane, layout.across, highest);
    const pods = layout.isCrowd
      ? Math.max(...moments.map((moment) => column(podsPiece(lane, moment, layout)).height + POD_GAP))
      : rows.reduce((sum, { whole }) => sum + whole + POD_GAP, 0);
    return { ...lane, rows, headHeight, height: headHeight + pods + 2 * LANE_PADDING };
  });
}

interface PodSize {
  readonly box: number;
  readonly disks: number;
}

/** Of every Pod, the most room that it ever takes. */
function highestBoxes(
  { podWidth: width, tags, isCrowd }: Layout,
  moments: readonly Moment[],
): ReadonlyMap<string, PodSize> {
  const highest = new Map<string, PodSize>();
  if (isCrowd) return highest;
  for (const { view } of moments) {
    const volumesOf = allVolumes(view);
    for (const pod of podsIn(view)) {
      const { uid } = pod.pod.metadata;
      const box = podBox(pod, { width, tags });
      const disks = withDisks(box, volumesOf(pod), width).height - box.height;
      const known = highest.get(uid) ?? NOTHING;
      highest.set(uid, { box: Math.max(known.box, box.height), disks: Math.max(known.disks, disks) });
    }
  }
  return highest;
}

const NOTHING: PodSize = { box: 0, disks: 0 };

/** A row is as high as what ever stands in it. */
function rowsOf({ places }: LanePlaces, across: number, highest: ReadonlyMap<string, PodSize>): readonly RowLayout[] {
  const rows: RowLayout[] = [];
  for (let start = 0; start < places.length; start += across) {
    const pods = places.slice(start, start + across).flatMap((uids) => uids.map((uid) => highest.get(uid) ?? NOTHING));
    const box = Math.max(...pods.map((pod) => pod.box));
    rows.push({ box, whole: box + Math.max(...pods.map(({ disks }) => disks)) });
  }
  return rows;
}

/** Lanes beside each other are of one height. */
function inRows(lanes: readonly LaneLayout[], columns: number): readonly LaneLayout[] {
  return lanes.map((lane, index) => {
    const start = index - (index % columns);
    const beside = lanes.slice(start, start + columns);
    return { ...lane, height: Math.max(...beside.map(({ height }) => height)) };
  });
}
