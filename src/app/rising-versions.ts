/**
 * resourceVersions of a channel rise, also where its cluster goes back to an earlier one: whoever read an object before
 * knows it by that number, and no other object or content may ever get it.
 */
import type { ClusterState } from '../cluster/state';

/**
 * A cluster that comes after another one: it goes on from the highest number that was given. Its objects keep theirs, so
 * that what was read of them earlier, and is there again, counts again.
 */
export function risenFrom(before: ClusterState, after: ClusterState): ClusterState {
  const [old, next] = [before.resourceVersion, after.resourceVersion];
  const goesOn = next > old || (next === old && hasSameObjects(before, after));
  return goesOn ? after : { ...after, resourceVersion: old + 1 };
}

/** Time may pass without anything being written. */
function hasSameObjects({ objects: before }: ClusterState, { objects: after }: ClusterState): boolean {
  return (
    after.length === before.length && after.every(({ metadata }, index) => isSame(metadata, before[index]?.metadata))
  );
}

interface Identity {
  readonly uid: string;
  readonly resourceVersion: string;
}

const isSame = (one: Identity, other: Identity | undefined): boolean =>
  one.uid === other?.uid && one.resourceVersion === other.resourceVersion;

/** A cluster without how far its numbers have risen: the rest is what it is. */
export const withoutNumber = (state: ClusterState): ClusterState => ({ ...state, resourceVersion: 0 });
