/**
 * The tables of volumes, claims and their classes. Follows pkg/printers/internalversion/printers.go.
 */
import type { PersistentVolume, PersistentVolumeClaim, StorageClass, VolumeAttachment } from '../../api/objects';
import { AGE, type Column, NAME, UNSET } from '../column';

const ACCESS_MODES = [
  ['ReadWriteOnce', 'RWO'],
  ['ReadOnlyMany', 'ROX'],
  ['ReadWriteMany', 'RWX'],
  ['ReadWriteOncePod', 'RWOP'],
] as const;

/** `RWO,RWX`. */
export function accessModes(modes: readonly string[] | undefined): string {
  return ACCESS_MODES.filter(([mode]) => modes?.includes(mode) === true)
    .map(([, short]) => short)
    .join(',');
}

const VOLUME_MODE: Column<PersistentVolume | PersistentVolumeClaim> = {
  name: 'VOLUMEMODE',
  isWide: true,
  cell: ({ spec }) => spec.volumeMode ?? 'Filesystem',
};

export const CLAIMS: readonly Column<PersistentVolumeClaim>[] = [
  NAME,
  { name: 'STATUS', cell: phaseOf },
  { name: 'VOLUME', cell: ({ spec }) => spec.volumeName ?? '' },
  { name: 'CAPACITY', cell: ({ spec, status }) => (spec.volumeName ? (status.capacity?.storage ?? '') : '') },
  { name: 'ACCESS MODES', cell: ({ spec, status }) => (spec.volumeName ? accessModes(status.accessModes) : '') },
  { name: 'STORAGECLASS', cell: ({ spec }) => spec.storageClassName ?? '' },
  { name: 'VOLUMEATTRIBUTESCLASS', cell: () => UNSET },
  AGE,
  VOLUME_MODE,
];

export const VOLUMES: readonly Column<PersistentVolume>[] = [
  NAME,
  { name: 'CAPACITY', cell: ({ spec }) => spec.capacity?.storage ?? '' },
  { name: 'ACCESS MODES', cell: ({ spec }) => accessModes(spec.accessModes) },
  { name: 'RECLAIM POLICY', cell: ({ spec }) => spec.persistentVolumeReclaimPolicy ?? 'Retain' },
  { name: 'STATUS', cell: phaseOf },
  {
    name: 'CLAIM',
    cell: ({ spec: { claimRef } }) => (claimRef ? `${claimRef.namespace ?? ''}/${claimRef.name ?? ''}` : ''),
  },
  { name: 'STORAGECLASS', cell: ({ spec }) => spec.storageClassName ?? '' },
  { name: 'VOLUMEATTRIBUTESCLASS', cell: () => UNSET },
  { name: 'REASON', cell: ({ status }) => status.reason ?? '' },
  AGE,
  VOLUME_MODE,
];

function phaseOf({ metadata, status }: PersistentVolume | PersistentVolumeClaim): string {
  return metadata.deletionTimestamp === undefined ? (status.phase ?? '') : 'Terminating';
}

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';

export const STORAGE_CLASSES: readonly Column<StorageClass>[] = [
  {
    name: 'NAME',
    cell: ({ metadata }) => `${metadata.name}${metadata.annotations?.[DEFAULT_CLASS] === 'true' ? ' (default)' : ''}`,
  },
  { name: 'PROVISIONER', cell: ({ provisioner }) => provisioner },
  { name: 'RECLAIMPOLICY', cell: ({ reclaimPolicy }) => reclaimPolicy ?? 'Delete' },
  { name: 'VOLUMEBINDINGMODE', cell: ({ volumeBindingMode }) => volumeBindingMode ?? 'Immediate' },
  { name: 'ALLOWVOLUMEEXPANSION', cell: ({ allowVolumeExpansion }) => `${allowVolumeExpansion ?? false}` },
  AGE,
];

export const ATTACHMENTS: readonly Column<VolumeAttachment>[] = [
  NAME,
  { name: 'ATTACHER', cell: ({ spec }) => spec.attacher },
  { name: 'PV', cell: ({ spec }) => spec.source.persistentVolumeName ?? '' },
  { name: 'NODE', cell: ({ spec }) => spec.nodeName },
  { name: 'ATTACHED', cell: ({ status }) => `${status.attached ?? false}` },
  AGE,
];
