/**
 * Short ways to ask for volumes and classes, for the tests of this folder.
 */
import type { Draft, PersistentVolume, StorageClass } from '../../../src/api/objects';

/** A volume that a person made: a directory, 1Gi, ReadWriteOnce, of no class. */
export function volume(name: string, spec: object = {}, metadata: object = {}): Draft<PersistentVolume> {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name, ...metadata },
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      storageClassName: '',
      hostPath: { path: '/data' },
      ...spec,
    },
  } as unknown as Draft<PersistentVolume>;
}

/** A directory on one Node, which only Pods there can use. */
export function localVolume(name: string, node: string, spec: object = {}): Draft<PersistentVolume> {
  const matchExpressions = [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }];
  return volume(name, {
    hostPath: undefined,
    local: { path: '/mnt/disk' },
    nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions }] } },
    storageClassName: 'local',
    ...spec,
  });
}

export function storageClass(name: string, fields: object = {}, metadata: object = {}): Draft<StorageClass> {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, ...metadata },
    provisioner: 'disk.example',
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'Immediate',
    ...fields,
  } as unknown as Draft<StorageClass>;
}

/** Local directories: nobody makes them, and they are bound when a Pod is scheduled. */
export const LOCAL = storageClass('local', {
  provisioner: 'kubernetes.io/no-provisioner',
  volumeBindingMode: 'WaitForFirstConsumer',
});
