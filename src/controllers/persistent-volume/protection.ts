/**
 * A claim that Pods use, and a volume that a claim has, are not removed under them.
 * Follows pkg/controller/volume/pvcprotection and pvprotection.
 */
import type { PersistentVolumeClaim } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { removeFinalizer } from '../../cluster/deletion';
import { volumeUsers } from '../attach-detach/volume-users';

const CLAIM_PROTECTION = 'kubernetes.io/pvc-protection';
export const VOLUME_PROTECTION = 'kubernetes.io/pv-protection';
/** Keeps a volume until what it stands for is deleted, even if the volume is deleted before its claim. */
export const PROVISIONER_FINALIZER = 'external-provisioner.volume.kubernetes.io/finalizer';

/** Lets a deleted claim go when no Pod with a Node names it. Answers whether the claim is being deleted. */
export function releaseClaim(cluster: Cluster, claim: PersistentVolumeClaim): boolean {
  const { deletionTimestamp, finalizers = [] } = claim.metadata;
  if (deletionTimestamp === undefined) return false;
  if (finalizers.includes(CLAIM_PROTECTION) && !isInUse(cluster, claim)) {
    removeFinalizer(cluster, claim, CLAIM_PROTECTION);
  }
  return true;
}

/** Pods that have ended still count until they are deleted; those that were never scheduled do not. */
function isInUse(cluster: Cluster, claim: PersistentVolumeClaim): boolean {
  return volumeUsers(cluster)
    .podsOf(claim)
    .some(({ spec }) => spec.nodeName !== undefined);
}
