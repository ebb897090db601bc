/**
 * Boxes of Pods in rows of equal columns, each with the volumes that are its own below it.
 */
import { column, type Piece, row } from '../drawing/piece';
import type { PodView, View } from '../view';
import { podBox, POD_GAP, podWidth } from './pod-box';
import { type Volume, withDisks } from './volume-disk';

/** How the Pods of one picture look. */
export interface PodRowsLook {
  /** Whether tags of images stand below the names. */
  readonly tags: boolean;
  /** Of a Pod's box, so that all of a picture stand in columns; else as it fits. */
  readonly podsWidth?: number;
  /** The claims that hang from a Pod. */
  readonly volumesOf: (pod: PodView) => readonly Volume[];
}

/** Between two rows: room for a line to a volume that several Pods use. */
const ROW_GAP = 10;

/** The Pods in as many rows as `room` makes necessary. */
export function podRows(pods: readonly PodView[], room: number, { tags, volumesOf, podsWidth }: PodRowsLook): Piece {
  const width = Math.min(room, podsWidth ?? podWidth(pods, room));
  const columns = Math.max(1, Math.floor((room + POD_GAP) / (width + POD_GAP)));
  const rows: Piece[] = [];
  for (let start = 0; start < pods.length; start += columns) {
    const beside = pods.slice(start, start + columns);
    const height = Math.max(...beside.map((pod) => podBox(pod, { width, tags }).height));
    const cells = beside.map((pod) => withDisks(podBox(pod, { width, height, tags }), volumesOf(pod), width));
    rows.push(
      row(
        cells.map((cell) => ({ ...cell, width })),
        POD_GAP,
        'start',
      ),
    );
  }
  return column(rows, ROW_GAP);
}

/** The claims of each Pod that no other Pod uses. */
export function ownVolumes(view: View): PodRowsLook['volumesOf'] {
  const shared = new Set(view.disks.map(({ claim }) => claim));
  return (pod) => allVolumes(view)(pod).filter(({ name }) => !shared.has(name));
}

/** All claims of each Pod, also those that it shares: the same disk then hangs from each of its users. */
export function allVolumes({ disks, pending }: View): PodRowsLook['volumesOf'] {
  const shared = new Set(disks.map(({ claim }) => claim));
  return ({ claims, pod }) =>
    claims.map((name) => ({
      name,
      namespace: pod.metadata.namespace,
      isPending: pending.includes(name),
      ...(shared.has(name) ? { user: pod.metadata.uid } : {}),
    }));
}
