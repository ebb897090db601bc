/**
 * Defaults of a Pod's volumes.
 * Follows pkg/apis/core/v1/defaults.go.
 */
import type { Volume, VolumeProjection } from 'kubernetes-types/core/v1';
import { each, fill, within } from './fill';

const MODE = { defaultMode: 0o644 };
const CLAIM_TEMPLATE = { volumeMode: 'Filesystem' } as const;
const TOKEN = { expirationSeconds: 3600 };
const AZURE_DISK = { kind: 'Shared', fsType: 'ext4', cachingMode: 'ReadWrite', readOnly: false };
const ISCSI = { iscsiInterface: 'default' };
const RBD = { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' };
const SCALE_IO = { storageMode: 'ThinProvisioned', fsType: 'xfs' };

/** A volume that names no source is an emptyDir. */
export function withVolumeDefaults(volume: Volume): Volume {
  if (Object.keys(volume).every((field) => field === 'name')) return { ...volume, emptyDir: {} };
  let result = within(volume, 'secret', (source) => fill(source, MODE));
  result = within(result, 'configMap', (source) => fill(source, MODE));
  result = within(result, 'downwardAPI', (source) => fill(source, MODE));
  result = within(result, 'hostPath', (source) => (source.type === undefined ? { ...source, type: '' } : source));
  result = within(result, 'azureDisk', (source) => fill(source, AZURE_DISK));
  result = within(result, 'iscsi', (source) => fill(source, ISCSI));
  result = within(result, 'rbd', (source) => fill(source, RBD));
  result = within(result, 'scaleIO', (source) => fill(source, SCALE_IO));
  result = within(result, 'ephemeral', (source) =>
    within(source, 'volumeClaimTemplate', (claim) => within(claim, 'spec', (spec) => fill(spec, CLAIM_TEMPLATE))),
  );
  return within(result, 'projected', (source) =>
    within(fill(source, MODE), 'sources', (sources) => each(sources, projectionDefaults)),
  );
}

const projectionDefaults = (projection: VolumeProjection): VolumeProjection =>
  within(projection, 'serviceAccountToken', (token) => fill(token, TOKEN));
