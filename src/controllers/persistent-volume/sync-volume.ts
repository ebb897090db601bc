/**
 * A volume's phase, and what becomes of it when its claim is gone.
 * Follows pkg/controller/volume/persistentvolume/pv_controller.go, syncVolume and reclaimVolume.
 */
import { type PersistentVolume, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { deleteObject, removeFinalizer } from '../../cluster/deletion';
import { VOLUME_PROTECTION } from './protection';

/** Moves a volume one step: Available, Bound, Released, gone. */
export function syncVolume(cluster: Cluster, volume: PersistentVolume): void {
  const ref = volume.spec.claimRef;
  if (ref?.uid === undefined) {
    if (!letGo(cluster, volume)) setPhase(cluster, volume, 'Available');
    return;
  }
  const claim = cluster.get('PersistentVolumeClaim', ref.name ?? '', ref.namespace);
  if (claim?.metadata.uid === ref.uid) return;
  const policy = volume.spec.persistentVolumeReclaimPolicy ?? 'Retain';
  let current = volume;
  if (volume.status.phase !== 'Released') {
    cluster.record({
      actor: 'volume controller',
      verb: 'released-volume',
      object: refOf(volume),
      because: `its claim, ${ref.name ?? ''}, is gone`,
      detail: { claim: ref.name ?? '', policy },
    });
    current = setPhase(cluster, volume, 'Released');
  }
  if (letGo(cluster, current) || policy !== 'Delete') return;
  deleteObject(cluster, current);
  const marked = cluster.get('PersistentVolume', volume.metadata.name);
  if (marked !== undefined) letGo(cluster, marked);
}

/** A volume that was deleted goes when no claim has it. Answers whether it was deleted. */
function letGo(cluster: Cluster, volume: PersistentVolume): boolean {
  const { deletionTimestamp, finalizers = [] } = volume.metadata;
  if (deletionTimestamp === undefined) return false;
  if (finalizers.includes(VOLUME_PROTECTION)) removeFinalizer(cluster, volume, VOLUME_PROTECTION);
  return true;
}

function setPhase(cluster: Cluster, volume: PersistentVolume, phase: 'Available' | 'Released'): PersistentVolume {
  return cluster.updateStatus(volume, { ...volume.status, phase });
}
