/**
 * The StorageClasses of a new cluster: `standard`, the default, makes disks for one Node at a time, `shared` makes file
 * systems that Pods on many Nodes may write.
 */
import type { StorageClass } from '../api/objects';
import type { Cluster, NewObject } from './cluster';
import { millisOf } from './time';

const IS_DEFAULT = 'storageclass.kubernetes.io/is-default-class';

/** What the provisioner of block disks is called. */
export const DISK_PROVISIONER = 'disk.csi.kube-tutor.io';

/** What the provisioner of file systems on the network is called. */
export const FILES_PROVISIONER = 'files.csi.kube-tutor.io';

export const STANDARD: NewObject<StorageClass> = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'standard', annotations: { [IS_DEFAULT]: 'true' } },
  provisioner: DISK_PROVISIONER,
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'Immediate',
  allowVolumeExpansion: true,
};

export const SHARED: NewObject<StorageClass> = {
  ...STANDARD,
  metadata: { name: 'shared' },
  provisioner: FILES_PROVISIONER,
};

/** The StorageClass of claims that name none; of several defaults the newest. */
export function defaultStorageClass(cluster: Cluster): StorageClass | undefined {
  const birth = ({ metadata }: StorageClass): number => millisOf(metadata.creationTimestamp);
  return cluster
    .list('StorageClass')
    .filter(({ metadata }) => metadata.annotations?.[IS_DEFAULT] === 'true')
    .sort((a, b) => birth(b) - birth(a) || (a.metadata.name < b.metadata.name ? -1 : 1))[0];
}
