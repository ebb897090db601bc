/**
 * A volume's phase, and what becomes of it when its claim is gone.
 * Follows pkg/controller/volume/persistentvolume/pv_controller.go (syncVolume, reclaimVolume).
 */
import { type PersistentVolume, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { deleteObject, removeFinalizer } from '../../cluster/deletion';
import { warn } from './claim-events';
import { PROVISIONER_FINALIZER, VOLUME_PROTECTION } from './protection';
import { whyNotDeleted } from './why-not-deleted';

/** Moves a volume one step: Available, Bound, Released, gone. */
export function syncVolume(cluster: Cluster, volume: PersistentVolume): void {
  const ref = volume.spec.claimRef;
  if (ref?.uid === undefined) {
    if (letGo(cluster, volume)) return;
    const { message: _old, ...status } = volume.status;
    cluster.updateStatus(volume, { ...status, phase: 'Available' });
    return;
  }
  const claim = cluster.get('PersistentVolumeClaim', ref.name ?? '', ref.namespace);
  if (claim?.metadata.uid !== ref.uid) reclaim(cluster, released(cluster, volume));
}

function released(cluster: Cluster, volume: PersistentVolume): PersistentVolume {
  const { phase } = volume.status;
  if (phase === 'Released' || phase === 'Failed') return volume;
  const claim = volume.spec.claimRef?.name ?? '';
  cluster.record({
    actor: 'volume controller',
    verb: 'released-volume',
    object: refOf(volume),
    because: `its claim, ${claim}, is gone`,
    detail: { claim, policy: policyOf(volume) },
  });
  return cluster.updateStatus(volume, { ...volume.status, phase: 'Released' });
}

/** Retain keeps a volume for somebody who looks at it; Delete deletes what it stands for, and then the volume. */
function reclaim(cluster: Cluster, volume: PersistentVolume): void {
  if (policyOf(volume) !== 'Delete') {
    letGo(cluster, volume);
    return;
  }
  const obstacle = whyNotDeleted(cluster, volume);
  if (obstacle === undefined) {
    deleteObject(cluster, volume);
    const marked = cluster.get('PersistentVolume', volume.metadata.name);
    if (marked !== undefined) letGo(cluster, marked);
  } else if (obstacle.message !== undefined) {
    fail(cluster, volume, obstacle.message, obstacle.isFinal);
    if (obstacle.isFinal) letGo(cluster, volume);
  }
}

/** What nobody can delete is Failed; what a driver could not delete yet stays Released, and it tries again. */
function fail(cluster: Cluster, volume: PersistentVolume, message: string, isFinal: boolean): void {
  if (isFinal) cluster.updateStatus(volume, { ...volume.status, phase: 'Failed', message });
  warn(cluster, volume, 'VolumeFailedDelete', message);
}

/** A volume that was deleted goes when no claim has it. Answers whether it was deleted. */
function letGo(cluster: Cluster, volume: PersistentVolume): boolean {
  if (volume.metadata.deletionTimestamp === undefined) return false;
  for (const finalizer of [PROVISIONER_FINALIZER, VOLUME_PROTECTION]) {
    const current = cluster.get('PersistentVolume', volume.metadata.name);
    if (current?.metadata.finalizers?.includes(finalizer) === true) removeFinalizer(cluster, current, finalizer);
  }
  return true;
}

const policyOf = ({ spec }: PersistentVolume): string => spec.persistentVolumeReclaimPolicy ?? 'Retain';
