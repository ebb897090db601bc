/**
 * What the made-up texts of a cluster were made of, as far as that can be told.
 */
import type { KubeObject, Pod } from '../../api/objects';
import { containerId } from '../container-id';
import type { ClusterState } from '../state';
import { uidHead, uidOf } from '../uid';

/** The run of a container that has an id. */
interface Run {
  readonly uid: string;
  readonly container: string;
  readonly restarts: number;
}

/** UIDs with their serial number, and ids of containers with the run that has them. */
export type MadeUp = ReadonlyMap<string, number | Run>;

/** Serial numbers that are tried for each UID, and besides: Events have most of those that lie between two objects. */
const TRIES_FOR_EACH = 100;
const TRIES = 10_000;

export function madeUpIn({ objects, serial }: ClusterState): MadeUp {
  const lasting = objects.filter(({ kind }) => kind !== 'Event');
  const madeUp = new Map<string, number | Run>();
  addSerials(madeUp, lasting, serial);
  for (const object of lasting) if (object.kind === 'Pod') addRuns(madeUp, object);
  return madeUp;
}

/** Adds the UIDs that were made of one of the latest serial numbers. */
function addSerials(madeUp: Map<string, number | Run>, objects: readonly KubeObject[], last: number): void {
  const wanted = new Map<number, string>();
  for (const { metadata } of objects) wanted.set(parseInt(metadata.uid.slice(0, 8), 16), metadata.uid);
  const least = Math.max(1, last - TRIES - TRIES_FOR_EACH * objects.length);
  for (let serial = last; serial >= least && madeUp.size < wanted.size; serial--) {
    const uid = wanted.get(uidHead(serial));
    if (uid !== undefined && uidOf(serial) === uid) madeUp.set(uid, serial);
  }
}

/** Adds the ids of a Pod's containers: of each run that is now, and of the one before. */
function addRuns(madeUp: Map<string, number | Run>, { metadata: { uid }, status }: Pod): void {
  for (const statuses of [status.initContainerStatuses, status.containerStatuses]) {
    for (const { name: container, restartCount } of statuses ?? []) {
      for (let restarts = restartCount; restarts >= 0 && restarts >= restartCount - 1; restarts--) {
        madeUp.set(containerId(uid, container, restarts), { uid, container, restarts });
      }
    }
  }
}
