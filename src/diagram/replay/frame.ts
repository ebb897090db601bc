/**
 * One picture of a replay: who wants what and has what, and every Node with its Pods at their places.
 */
import { boxed, column, padded, type Piece, row, space, thing, words } from '../drawing/piece';
import { podBox } from '../figures/pod-box';
import { type LaneView, podsIn, type PodView } from '../view';
import { fractionOf } from '../workload';
import type { Scope } from '../scope';
import type { Moment } from './moments';
import type { LanePlaces } from './places';

/** A lane, and the height of each row of its places. */
export interface LaneLayout extends LanePlaces {
  readonly heights: readonly number[];
}

/** What all pictures of a replay have in common. */
export interface FrameLayout {
  readonly scope: Scope;
  readonly width: number;
  readonly lanes: readonly LaneLayout[];
  /** Of a Pod's box. */
  readonly podWidth: number;
  /** Boxes beside each other in a lane. */
  readonly columns: number;
  readonly tags: boolean;
}

export const PADDING = 9;
export const GAP = 6;
const MOST_OWNERS = 4;

export function framePiece(moment: Moment, layout: FrameLayout): Piece {
  const pods = new Map(podsIn(moment.view).map((pod) => [pod.pod.metadata.uid, pod]));
  const lanes = layout.lanes.map((places) => {
    const lane = moment.view.lanes.find(({ node }) => node.metadata.name === places.node);
    return lanePiece(places, lane, pods, layout);
  });
  return column([ownerLines(moment, layout), ...lanes], 7);
}

function ownerLines({ cluster, view }: Moment, { scope, width }: FrameLayout): Piece {
  const lines = scope.owners.slice(0, MOST_OWNERS).map((owner) => {
    const { name, namespace, uid } = owner.metadata;
    const now = view.owners.find((other) => other.metadata.uid === uid) ?? owner;
    const current = cluster.get(owner.kind, name, namespace);
    const isThere = current !== undefined;
    const { ready, wanted } = fractionOf(isThere ? (current) : now, cluster);
    const unit = owner.kind === 'DaemonSet' ? 'Nodes' : 'ready';
    const fraction = isThere ? `${ready} of ${wanted} ${unit}` : 'not there';
    const tone = isThere && ready >= wanted ? 'ready' : 'waiting';
    const left = words(`${owner.kind} ${name}`, { size: 13, weight: 'strong' }, width - 110);
    const right = words(fraction, { size: 13, weight: 'strong', tone: isThere ? tone : 'faint' });
    return thing(row([left, space(width - left.width - right.width, 1), right]), {
      id: `owner/${uid}`,
      label: `${owner.kind} ${name}: ${fraction}`,
    });
  });
  return column(lines, 2);
}

function lanePiece(
  { node, places, heights }: LaneLayout,
  lane: LaneView | undefined,
  pods: ReadonlyMap<string, PodView>,
  { width, columns, podWidth, tags }: FrameLayout,
): Piece {
  const isThere = node === undefined || lane !== undefined;
  const name = words(node ?? 'no Node', { size: 13, weight: 'strong', tone: isThere ? 'ink' : 'faint' });
  const note = isThere ? lane?.note : 'not there';
  const head = row(
    [name, ...(note === undefined ? [] : [words(note, { size: 12, weight: 'strong', tone: 'trouble' })])],
    8,
  );
  const rows = heights.map((height, index) => {
    const cells = places.slice(index * columns, (index + 1) * columns).map((uids) => {
      const pod = uids.map((uid) => pods.get(uid)).find((one) => one !== undefined);
      return pod === undefined ? space(podWidth, height) : podBox(pod, { width: podWidth, height, tags });
    });
    return row(cells, GAP, 'start');
  });
  const inside = column([head, ...rows], GAP);
  const content = { ...padded(inside, PADDING), width };
  const isTroubled = lane?.isSilent === true || lane?.note?.includes('NOT READY') === true || !isThere;
  const mark = lane !== undefined && lane.mark !== ' ';
  const box = boxed(content, {
    ...(isThere ? { fill: 'lane' as const } : {}),
    stroke: mark ? 'changed' : isTroubled ? 'faint' : 'lane',
    strokeWidth: mark ? 2 : 1,
    ...(isTroubled ? { isDashed: true } : {}),
    radius: 10,
  });
  return thing(box, {
    id: `node/${node ?? ''}`,
    label: node === undefined ? 'Pods without a Node' : `Node ${node}${note === undefined ? '' : `, ${note}`}`,
  });
}
