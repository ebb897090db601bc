/**
 * Binds claims to volumes one to one, makes volumes for claims, and reclaims them.
 * Follows pkg/controller/volume/persistentvolume. Works on `claim NAMESPACE/NAME` and `volume NAME`.
 */
import type { KubeObject } from '../api/objects';
import { type Cluster, keyOf } from '../cluster/cluster';
import { claimNames, isBound } from '../containers/volumes/claims';
import type { Controller } from './controller';
import { releaseClaim } from './persistent-volume/protection';
import { syncClaim } from './persistent-volume/sync-claim';
import { syncVolume } from './persistent-volume/sync-volume';

const CLAIM = 'claim ';
const VOLUME = 'volume ';

export const persistentVolumeController: Controller = {
  name: 'persistent-volume',
  affectedBy({ object, type }, cluster) {
    switch (object.kind) {
      case 'PersistentVolumeClaim': {
        const volume = object.spec.volumeName;
        const own = type === 'DELETED' ? [] : [CLAIM + keyOf(object)];
        return volume === undefined ? [...own, ...volumesFor(cluster, object)] : [...own, VOLUME + volume];
      }
      case 'PersistentVolume': {
        const ref = object.spec.claimRef;
        const claims = ref === undefined ? pendingClaims(cluster) : [`${CLAIM}${ref.namespace}/${ref.name}`];
        return type === 'DELETED' ? claims : [VOLUME + object.metadata.name, ...claims];
      }
      case 'StorageClass':
        return pendingClaims(cluster);
      case 'VolumeAttachment':
        return type === 'DELETED' ? [VOLUME + (object.spec.source.persistentVolumeName ?? '')] : [];
      case 'Pod':
        return claimNames(object).map((name) => `${CLAIM}${object.metadata.namespace}/${name}`);
      default:
        return [];
    }
  },
  *keys(cluster) {
    for (const claim of cluster.each('PersistentVolumeClaim')) yield CLAIM + keyOf(claim);
    for (const volume of cluster.each('PersistentVolume')) yield VOLUME + keyOf(volume);
  },
  reconcile(key, cluster) {
    if (key.startsWith(VOLUME)) {
      const volume = cluster.get('PersistentVolume', key.slice(VOLUME.length));
      if (volume !== undefined) syncVolume(cluster, volume);
      return undefined;
    }
    const claim = cluster.byKey('PersistentVolumeClaim', key.slice(CLAIM.length));
    if (claim === undefined || releaseClaim(cluster, claim)) return undefined;
    return syncClaim(cluster, claim);
  },
};

function pendingClaims(cluster: Cluster): string[] {
  return cluster
    .list('PersistentVolumeClaim')
    .filter((claim) => !isBound(claim))
    .map((claim) => CLAIM + keyOf(claim));
}

/** Volumes whose claimRef names this claim. */
function volumesFor(cluster: Cluster, { metadata }: KubeObject): string[] {
  return cluster
    .list('PersistentVolume')
    .filter(({ spec }) => spec.claimRef?.name === metadata.name && spec.claimRef.namespace === metadata.namespace)
    .map((volume) => VOLUME + keyOf(volume));
}
