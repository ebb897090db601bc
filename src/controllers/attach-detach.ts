/**
 * Gives a Node the volumes that Pods on it need, and takes away those that none needs any more.
 * Follows pkg/controller/volume/attachdetach. Works on names of PersistentVolumes.
 */
import { isOutOfService } from '../api/node-state';
import { isNodeReady } from '../api/node-state';
import type { Node } from '../api/objects';
import type { Change } from '../cluster/change';
import type { Cluster } from '../cluster/cluster';
import { attachableVolumes, isAttachable, uniqueName } from '../containers/volumes/attachable';
import { attachWhereWanted } from './attach-detach/attach';
import { detachUnwanted } from './attach-detach/detach';
import { volumeUsers } from './attach-detach/volume-users';
import { wantedOn } from './attach-detach/wanted';
import type { Controller } from './controller';

export const attachDetach: Controller = {
  name: 'attach-detach',
  affectedBy(change, cluster) {
    const { object } = change;
    switch (object.kind) {
      case 'Pod':
        if (object.spec.nodeName === undefined) return [];
        return attachableVolumes(cluster, object).map(({ volume }) => volume.metadata.name);
      case 'PersistentVolumeClaim':
        return object.spec.volumeName === undefined ? [] : [object.spec.volumeName];
      case 'PersistentVolume':
        return isAttachable(object) ? [object.metadata.name] : [];
      case 'VolumeAttachment':
        return object.spec.source.persistentVolumeName === undefined ? [] : [object.spec.source.persistentVolumeName];
      case 'Node':
        return volumesThatMayGo(change, object, cluster);
      default:
        return [];
    }
  },
  *keys(cluster) {
    const names = new Set<string>();
    for (const volume of cluster.each('PersistentVolume')) if (isAttachable(volume)) names.add(volume.metadata.name);
    for (const { spec } of cluster.each('VolumeAttachment')) names.add(spec.source.persistentVolumeName ?? '');
    yield* names;
  },
  reconcile(name, cluster) {
    const users = volumeUsers(cluster);
    const volume = cluster.get('PersistentVolume', name);
    const wanted = volume === undefined ? new Map<string, never>() : wantedOn(users.podsWith(volume));
    const attachments = users.attachmentsOf(name);
    const requeue = attachments.length === 0 ? undefined : detachUnwanted(cluster, volume, attachments, wanted);
    if (volume !== undefined && isAttachable(volume)) attachWhereWanted(cluster, volume, wanted);
    return requeue;
  },
};

/** Volumes of a Node about which something changed that decides whether they are detached. */
function volumesThatMayGo({ type, before }: Change, node: Node, cluster: Cluster): readonly string[] {
  const attachments = volumeUsers(cluster).attachmentsOn(node.metadata.name);
  if (attachments.length === 0 && type !== 'ADDED') return [];
  const names = attachments.map(({ spec }) => spec.source.persistentVolumeName ?? '');
  const was = before?.kind === 'Node' ? before : undefined;
  if (type !== 'MODIFIED' || was === undefined) return [...names, ...wantedVolumes(cluster, node)];
  if (isNodeReady(node) !== isNodeReady(was) || isOutOfService(node) !== isOutOfService(was)) return names;
  if (node.status.volumesInUse === was.status.volumesInUse) return [];
  const inUse = new Set(node.status.volumesInUse);
  const unmounted = new Set((was.status.volumesInUse ?? []).filter((name) => !inUse.has(name)));
  return names.filter((name) => {
    const volume = cluster.get('PersistentVolume', name);
    return volume !== undefined && unmounted.has(uniqueName(volume));
  });
}

/** Pods may be bound to a Node that comes back. */
function wantedVolumes(cluster: Cluster, node: Node): readonly string[] {
  return cluster
    .podsOn(node.metadata.name)
    .flatMap((pod) => attachableVolumes(cluster, pod).map(({ volume }) => volume.metadata.name));
}
