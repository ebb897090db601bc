/**
 * Lines from the Pods that use one volume, running together beside their Nodes down to its disk.
 */
import type { Piece } from '../../drawing/piece';
import type { Area, Shape } from '../../drawing/shape';
import type { PodView } from '../../view';
import { namedDisk, type Volume } from '../volume-disk';

export interface SharedVolume extends Volume {
  /** `one disk for all`. */
  readonly what: string;
  readonly users: readonly PodView[];
}

/** Lines to different volumes, side by side. */
const APART = 7;

/** Room that the lines of so many volumes need beside each column of Nodes. */
export const gutterOf = (volumes: number): number => (volumes === 0 ? 0 : 6 + APART * volumes);

/** Between a Pod's box and the lines below it, one for each volume. */
const BELOW = 3;
const BELOW_ALONE = 5;
/** Where lines leave a Pod, from its right edge. */
const LEAVES = 14;
const TO_DISK = 16;

/**
 * The Nodes with the volumes below them, and a line to its volume from every Pod that uses one.
 * @param columnsEnd right edges of the columns of Nodes
 */
export function withSharedVolumes(
  lanes: Piece,
  volumes: readonly SharedVolume[],
  columnsEnd: readonly number[],
  width: number,
): Piece {
  if (volumes.length === 0) return lanes;
  const share = width / volumes.length;
  const disks = volumes.map((volume) => namedDisk(volume, volume.what, share - 12));
  return {
    width,
    height: lanes.height + TO_DISK + Math.max(...disks.map(({ height }) => height)),
    at: (x, y) => {
      const shapes = lanes.at(x, y);
      const areas = areasOf(shapes);
      const top = y + lanes.height + TO_DISK;
      const drawn = volumes.flatMap((volume, index) => {
        const disk = disks[index]!;
        const left = x + share * index + (share - disk.width) / 2;
        const users = volume.users.flatMap((user) => areas.get(`pod/${user.pod.metadata.uid}`) ?? []);
        const ends = columnsEnd.map((end) => x + end + 7 + APART * index);
        const level = y + lanes.height + 5 + 5 * index;
        const below = volumes.length === 1 ? BELOW_ALONE : BELOW * (index + 1);
        const starts = { below, from: LEAVES + APART * index };
        return [...linesOf(users, ends, level, { x: left + 16, y: top }, starts), ...disk.at(left, top)];
      });
      return [...shapes, ...drawn];
    },
  };
}

function linesOf(
  users: readonly Area[],
  ends: readonly number[],
  level: number,
  disk: { readonly x: number; readonly y: number },
  { below, from }: { readonly below: number; readonly from: number },
): readonly Shape[] {
  const trunks = new Set<number>();
  const branches = users.map((user) => {
    const end = ends.find((one) => one > user.x + user.width) ?? ends.at(-1) ?? user.x;
    trunks.add(end);
    const bottom = user.y + user.height;
    const start = user.x + user.width - from;
    return line([start, bottom], [start, bottom + below], [end, bottom + below], [end, level]);
  });
  return [...branches, ...[...trunks].map((end) => line([end, level], [disk.x, level], [disk.x, disk.y]))];
}

type Point = readonly [x: number, y: number];

const line = (...points: readonly Point[]): Shape => ({ shape: 'path', points, stroke: 'disk', strokeWidth: 1.5 });

/** Where every thing is. */
function areasOf(shapes: readonly Shape[]): ReadonlyMap<string, Area> {
  const areas = new Map<string, Area>();
  const visit = (all: readonly Shape[]) => {
    for (const shape of all) {
      if (shape.shape !== 'group') continue;
      areas.set(shape.id, shape);
      visit(shape.parts);
    }
  };
  visit(shapes);
  return areas;
}
