/**
 * The StorageClasses of a new cluster: `standard`, the default, makes disks for one Node at a time, `shared` makes file
 * systems that Pods on many Nodes may write.
 */
import type { StorageClass } from '../api/objects';
import type { NewObject } from './cluster';

/** What the provisioner of block disks is called. */
export const DISK_PROVISIONER = 'disk.csi.kube-tutor.io';

/** What the provisioner of file systems on the network is called. */
export const FILES_PROVISIONER = 'files.csi.kube-tutor.io';

export const STANDARD: NewObject<StorageClass> = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
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
