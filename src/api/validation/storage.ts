/**
 * What is wrong with claims, volumes and classes.
 * Follows pkg/apis/core/validation/validation.go and pkg/apis/storage/validation.
 */
import type { PersistentVolumeClaimSpec, PersistentVolumeSpec } from 'kubernetes-types/core/v1';
import type { StorageClass } from 'kubernetes-types/storage/v1';
import { parseQuantity } from '../quantity';
import { type Findings, forbiddenField, invalidValue, oneOf, required, unsupported, wellFormed } from './field';
import { checkSelector } from './metadata';
import { subdomain } from './names';

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
const VOLUME_MODES = ['Block', 'Filesystem'];
/** Fields of a volume's spec that are no source. */
const NO_SOURCE: ReadonlySet<string> = new Set([
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
  'volumeMode',
]);

/** Access modes and the storage that is asked for. */
export function checkClaimSpec(found: Findings, field: string, spec: PersistentVolumeClaimSpec): void {
  checkSelector(found, `${field}.selector`, spec.selector);
  checkAccessModes(found, field, spec.accessModes, 'at least 1 access mode is required');
  const storage = spec.resources?.requests?.storage;
  if (storage === undefined) found.push(required(`${field}.resources[storage]`));
  else checkSize(found, `${field}.resources[storage]`, storage);
  if (spec.storageClassName !== undefined && spec.storageClassName !== '') {
    wellFormed(found, `${field}.storageClassName`, spec.storageClassName, subdomain);
  }
  oneOf(found, `${field}.volumeMode`, spec.volumeMode, VOLUME_MODES);
}

/** Capacity, access modes, reclaim policy, and one source. */
export function checkVolumeSpec(found: Findings, spec: PersistentVolumeSpec): void {
  checkAccessModes(found, 'spec', spec.accessModes);
  const capacity = spec.capacity ?? {};
  if (Object.keys(capacity).length === 0) found.push(required('spec.capacity'));
  else if (capacity.storage === undefined || Object.keys(capacity).length > 1) {
    found.push(unsupported('spec.capacity', capacity, ['storage']));
  }
  if (capacity.storage !== undefined) checkSize(found, 'spec.capacity[storage]', capacity.storage);
  checkReclaimPolicy(found, spec.persistentVolumeReclaimPolicy);
  const [source, ...others] = sourcesOf(spec);
  if (source === undefined) found.push(required('spec', 'must specify a volume type'));
  for (const other of others) {
    found.push(forbiddenField(`spec.${other}`, 'may not specify more than 1 volume type'));
  }
  if (spec.local !== undefined && spec.nodeAffinity?.required === undefined) {
    found.push(required('spec.nodeAffinity', 'Local volume requires node affinity'));
  }
  if (spec.storageClassName !== undefined && spec.storageClassName !== '') {
    wellFormed(found, 'spec.storageClassName', spec.storageClassName, subdomain);
  }
  oneOf(found, 'spec.volumeMode', spec.volumeMode, VOLUME_MODES);
}

/** The fields of a volume's spec that say what it stands for: exactly one. */
export function sourcesOf(spec: PersistentVolumeSpec): readonly string[] {
  return Object.entries(spec).flatMap(([key, value]) => (value === undefined || NO_SOURCE.has(key) ? [] : [key]));
}

/** Nothing here empties a volume for the next claim: upstream's Recycle is deprecated. */
function checkReclaimPolicy(found: Findings, policy: string | undefined): void {
  const at = 'spec.persistentVolumeReclaimPolicy';
  if (policy === 'Recycle') found.push(forbiddenField(at, 'this cluster does not simulate Recycle'));
  else oneOf(found, at, policy, ['Delete', 'Recycle', 'Retain']);
}

/** Provisioner, reclaim policy and binding mode. */
export function checkStorageClass(found: Findings, storageClass: Partial<StorageClass>): void {
  if ((storageClass.provisioner ?? '') === '') found.push(required('provisioner'));
  oneOf(found, 'reclaimPolicy', storageClass.reclaimPolicy, ['Delete', 'Retain']);
  oneOf(found, 'volumeBindingMode', storageClass.volumeBindingMode, ['Immediate', 'WaitForFirstConsumer']);
}

function checkAccessModes(found: Findings, field: string, modes: readonly string[] = [], detail?: string): void {
  const at = `${field}.accessModes`;
  if (modes.length === 0) found.push(required(at, detail));
  for (const mode of modes) oneOf(found, at, mode, ACCESS_MODES);
  if (modes.includes('ReadWriteOncePod') && modes.length > 1) {
    const why = 'may not use ReadWriteOncePod with other access modes';
    found.push(forbiddenField(at, why));
  }
}

function checkSize(found: Findings, field: string, size: string): void {
  if (parseQuantity(size) <= 0) found.push(invalidValue(field, size, 'must be greater than zero'));
}
