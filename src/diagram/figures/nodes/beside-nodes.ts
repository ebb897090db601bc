/**
 * What belongs to the picture and is on no Node: Pods that wait for a place, volumes that wait for a Pod, what else there
 * is.
 */
import type { PersistentVolumeClaim } from '../../../api/objects';
import { atLeast, boxed, column, flow, padded, type Piece, thing, words } from '../../drawing/piece';
import type { PodView, View } from '../../view';
import { SMALL } from '../chip';
import { countedPods } from '../counted-pods';
import { LANE_PADDING } from './lane-box';
import { podRows, type PodRowsLook } from '../pod-rows';
import type { SharedVolume } from './shared-lines';
import { namedDisk, volumeDisk } from '../volume-disk';

/** More of them are counted. */
const MOST_WAITING = 24;

/** Pods without a Node. */
export function noNodeBox(pods: readonly PodView[], look: PodRowsLook & { readonly width: number }): Piece {
  const room = look.width - 2 * LANE_PADDING;
  const content =
    pods.length > MOST_WAITING ? countedPods(pods, { id: 'no-node', room, isEach: false }) : podRows(pods, room, look);
  const named = column([boxTitle('no Node'), content], 8);
  return thing(dashed(named, look.width), { id: 'no-node', label: `Without a Node: ${pods.length}` });
}

/** More volumes are counted. */
const MOST_DISKS = 12;

/** The volumes that Pods use together, where the Pods themselves are counted. */
export function usedBox(volumes: readonly SharedVolume[], width: number): readonly Piece[] {
  if (volumes.length === 0) return [];
  const shown = volumes.length > MOST_DISKS ? volumes.slice(0, MOST_DISKS - 1) : volumes;
  const disks = shown.map((volume) =>
    namedDisk(volume, `${volume.what}, ${volume.users.length} Pods use it`, width - 2 * LANE_PADDING),
  );
  const rest = volumes.length - shown.length;
  const more = rest === 0 ? [] : [words(`${rest} more volumes`, { size: SMALL, tone: 'faint' })];
  return [padded(flow([...disks, ...more], width - 2 * LANE_PADDING, 24), LANE_PADDING, 4)];
}

/** Claims that no Pod uses. */
export function keptBox(claims: readonly PersistentVolumeClaim[], width: number): Piece {
  const room = width - 2 * LANE_PADDING;
  const shown = claims.length > MOST_DISKS ? claims.slice(0, MOST_DISKS - 1) : claims;
  const disks = shown.map(({ metadata, status }) => {
    const { name, namespace } = metadata;
    return volumeDisk({ name, namespace, isPending: status.phase === 'Pending' }, room);
  });
  const rest = claims.length - shown.length;
  const more = rest === 0 ? [] : [words(`${rest} more volumes`, { size: SMALL, tone: 'faint' })];
  const title = flow([boxTitle('kept'), words('no Pod uses it now', { size: SMALL, tone: 'faint' })], room, 8);
  const content = column([title, flow([...disks, ...more], room, 12)], 8);
  return thing(dashed(content, width), { id: 'kept', label: `Volumes kept: ${claims.length}` });
}

/** What runs besides, as one thing for each workload. */
export function alsoHere(others: View['alsoHere'], width: number): readonly Piece[] {
  if (others.length === 0) return [];
  const shown = others.length > MOST_ALSO ? others.slice(0, MOST_ALSO - 1) : others;
  const rest = others.slice(shown.length);
  const pieces = shown.map(({ name, pods, uids }) =>
    thing(words(`${name} ${pods}`, { size: 12 }, width - 80), {
      id: `also/${uids[0] ?? name}`,
      label: `Also here: ${name}, ${pods} Pod${pods === 1 ? '' : 's'}`,
      pods: uids,
    }),
  );
  const uids = rest.flatMap((other) => other.uids);
  const more = thing(words(`${rest.length} more, ${uids.length} Pods`, { size: 12 }), {
    id: 'also/more',
    label: `Also here: ${rest.length} more, ${uids.length} Pods`,
    pods: uids,
  });
  const label = words('also here', { size: 12, tone: 'faint' });
  return [flow([label, ...pieces, ...(rest.length === 0 ? [] : [more])], width, 10)];
}

const MOST_ALSO = 16;

/** Instead of workloads, where there is none. */
export function nothingRuns(): Piece {
  return words('nothing runs here yet', { size: 13, tone: 'faint' });
}

const boxTitle = (text: string): Piece => words(text, { size: 13.5, weight: 'strong' });

function dashed(content: Piece, width: number): Piece {
  return boxed(atLeast(padded(content, LANE_PADDING, 9), width), { stroke: 'line', isDashed: true, radius: 10 });
}
