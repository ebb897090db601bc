/**
 * Defaults of a Pod's volumes.
 * Follows pkg/apis/core/v1/defaults.go.
 */
import type { PersistentVolumeSpec, Volume, VolumeProjection } from 'kubernetes-types/core/v1';
import { each, fill, within } from './fill';

const MODE = { defaultMode: 0o644 };
const CLAIM_TEMPLATE = { volumeMode: 'Filesystem' } as const;
const TOKEN = { expirationSeconds: 3600 };
const AZURE_DISK = { kind: 'Shared', fsType: 'ext4', cachingMode: 'ReadWrite', readOnly: false };
const ISCSI = { iscsiInterface: 'default' };
const RBD = { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' };
const SCALE_IO = { storageMode: 'ThinProvisioned', fsType: 'xfs' };

const PERSISTENT = { persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' } as const;

type Sources = Pick<Volume, 'hostPath' | 'azureDisk' | 'iscsi' | 'rbd' | 'scaleIO'>;

/** A volume that names no source is an emptyDir. */
export function withVolumeDefaults(volume: Volume): Volume {
  if (Object.keys(volume).every((field) => field === 'name')) return { ...volume, emptyDir: {} };
  let result = within(volume, 'secret', (source) => fill(source, MODE));
  result = within(result, 'configMap', (source) => fill(source, MODE));
  result = within(result, 'downwardAPI', (source) => fill(source, MODE));
  result = withSourceDefaults(result);
  result = within(result, 'ephemeral', (source) =>
    within(source, 'volumeClaimTemplate', (claim) => within(claim, 'spec', (spec) => fill(spec, CLAIM_TEMPLATE))),
  );
  return within(result, 'projected', (source) =>
    within(fill(source, MODE), 'sources', (sources) => each(sources, projectionDefaults)),
  );
}

/** Sources that a Pod's volume and a PersistentVolume have in common. */
function withSourceDefaults<T extends Sources>(spec: T): T {
  let result: Sources = within(spec as Sources, 'hostPath', (source) =>
    source.type === undefined ? { ...source, type: '' } : source,
  );
  result = within(result, 'azureDisk', (source) => fill(source, AZURE_DISK));
  result = within(result, 'iscsi', (source) => fill(source, ISCSI));
  result = within(result, 'rbd', (source) => fill(source, RBD));
  return within(result, 'scaleIO', (source) => fill(source, SCALE_IO)) as T;
}

/** What a PersistentVolume has from the server. */
export const persistentVolumeDefaults = (spec: PersistentVolumeSpec): PersistentVolumeSpec =>
  withSourceDefaults(fill(spec, PERSISTENT));

const projectionDefaults = (projection: VolumeProjection): VolumeProjection =>
  within(projection, 'serviceAccountToken', (token) => fill(token, TOKEN));
