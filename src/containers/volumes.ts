/**
 * Which volume satisfies a claim.
 * Follows pkg/controller/volume/persistentvolume/index.go and component-helpers/storage/volume.
 */
import type { PersistentVolume, PersistentVolumeClaim } from '../api/objects';
import { parseQuantity } from '../api/quantity';
import { matchesSelector } from '../api/selectors';
import type { Cluster } from '../cluster/cluster';

/** The volume that is meant for the claim, else the smallest that is large enough; undefined when there is none. */
export function findVolume(
  cluster: Cluster,
  claim: PersistentVolumeClaim,
  isAllowed: (volume: PersistentVolume) => boolean = () => true,
): PersistentVolume | undefined {
  let best: PersistentVolume | undefined;
  for (const volume of cluster.each('PersistentVolume')) {
    if (isMeantFor(volume, claim)) return volume;
    if (!satisfies(volume, claim) || !isAllowed(volume)) continue;
    if (best === undefined || capacityOf(volume) < capacityOf(best)) best = volume;
  }
  return best;
}

/** Whether the volume's claimRef names this claim. */
export function isMeantFor(volume: PersistentVolume, { metadata }: PersistentVolumeClaim): boolean {
  const ref = volume.spec.claimRef;
  if (ref?.name !== metadata.name || ref.namespace !== metadata.namespace) return false;
  return ref.uid === undefined || ref.uid === metadata.uid;
}

/** Bytes. */
function capacityOf(volume: PersistentVolume): number {
  return parseQuantity(volume.spec.capacity?.storage);
}

/** Free, of the same class and mode, with the access modes, selected, and large enough. */
function satisfies(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { spec, status, metadata } = volume;
  if (spec.claimRef !== undefined || status.phase !== 'Available' || metadata.deletionTimestamp !== undefined) {
    return false;
  }
  if ((spec.storageClassName ?? '') !== (claim.spec.storageClassName ?? '')) return false;
  if ((spec.volumeMode ?? 'Filesystem') !== (claim.spec.volumeMode ?? 'Filesystem')) return false;
  if (!claim.spec.accessModes.every((mode) => spec.accessModes?.includes(mode))) return false;
  if (claim.spec.selector !== undefined && !matchesSelector(claim.spec.selector, metadata.labels)) return false;
  return capacityOf(volume) >= parseQuantity(claim.spec.resources.requests?.storage);
}
