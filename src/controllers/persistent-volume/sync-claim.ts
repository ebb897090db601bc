/**
 * A claim looks for its volume: one that is there, or one that its class makes.
 * Follows pkg/controller/volume/persistentvolume/pv_controller.go, syncClaim.
 */
import { type PersistentVolume, type PersistentVolumeClaim, refOf, type StorageClass } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { reportEvent } from '../../cluster/events';
import { DISK_PROVISIONER } from '../../cluster/storage-classes';
import { isBound } from '../../containers/claims';
import { findVolume, isMeantFor } from '../../containers/volumes';
import type { Requeue } from '../controller';
import { SELECTED_NODE } from '../scheduler/claims-filter';
import { VOLUME_PROTECTION } from './protection';

const NO_PROVISIONER = 'kubernetes.io/no-provisioner';
const PROVISIONER = 'volume.kubernetes.io/storage-provisioner';
const PROVISIONED_BY = 'pv.kubernetes.io/provisioned-by';
const BIND_COMPLETED = 'pv.kubernetes.io/bind-completed';
const BOUND_BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller';

/** Moves a claim one step towards its volume. */
export function syncClaim(cluster: Cluster, claim: PersistentVolumeClaim): Requeue | undefined {
  if (isBound(claim)) loseIfGone(cluster, claim);
  if (isBound(claim)) return undefined;
  if (claim.status.phase === 'Lost') return undefined;
  const wanted = claim.spec.volumeName;
  if (wanted !== undefined && wanted !== '') {
    const volume = cluster.get('PersistentVolume', wanted);
    if (volume !== undefined && (volume.spec.claimRef === undefined || isMeantFor(volume, claim))) {
      bind(cluster, claim, volume);
    } else if (volume !== undefined) {
      warn(cluster, claim, 'FailedBinding', `volume "${wanted}" already bound to a different claim.`);
    }
    return undefined;
  }
  const storageClass = cluster.get('StorageClass', claim.spec.storageClassName ?? '');
  const isSelected = claim.metadata.annotations?.[SELECTED_NODE] !== undefined;
  const meant = cluster.list('PersistentVolume').find((volume) => isMeantFor(volume, claim));
  if (meant === undefined && storageClass?.volumeBindingMode === 'WaitForFirstConsumer' && !isSelected) {
    note(cluster, claim, 'WaitForFirstConsumer', 'waiting for first consumer to be created before binding');
    return undefined;
  }
  const volume = findVolume(cluster, claim);
  if (volume !== undefined) {
    bind(cluster, claim, volume);
    return undefined;
  }
  return provision(cluster, claim, storageClass);
}

function loseIfGone(cluster: Cluster, claim: PersistentVolumeClaim): void {
  if (cluster.get('PersistentVolume', claim.spec.volumeName ?? '') !== undefined) return;
  cluster.updateStatus(claim, { ...claim.status, phase: 'Lost' });
  warn(cluster, claim, 'ClaimLost', 'Bound claim has lost its PersistentVolume. Data on the volume is lost!');
}

function bind(cluster: Cluster, claim: PersistentVolumeClaim, volume: PersistentVolume): void {
  const isDynamic = volume.metadata.annotations?.[PROVISIONED_BY] !== undefined;
  cluster.record({
    actor: 'volume controller',
    verb: 'bound-claim',
    object: refOf(claim),
    because: isDynamic ? 'the volume was made for it' : 'it is the smallest free volume that is large enough',
    detail: { volume: volume.metadata.name, capacity: volume.spec.capacity?.storage ?? '' },
  });
  const { name, namespace, uid } = claim.metadata;
  const claimRef = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, uid };
  cluster.update({ ...volume, spec: { ...volume.spec, claimRef }, status: { ...volume.status, phase: 'Bound' } });
  const annotations = { ...claim.metadata.annotations, [BIND_COMPLETED]: 'yes', [BOUND_BY_CONTROLLER]: 'yes' };
  cluster.update({
    ...claim,
    metadata: { ...claim.metadata, annotations },
    spec: { ...claim.spec, volumeName: volume.metadata.name },
    status: { ...claim.status, phase: 'Bound', accessModes: volume.spec.accessModes, capacity: volume.spec.capacity },
  });
}

/** Asks the class's provisioner for a volume, which takes `timing.provision`. */
function provision(
  cluster: Cluster,
  claim: PersistentVolumeClaim,
  storageClass: StorageClass | undefined,
): Requeue | undefined {
  const className = claim.spec.storageClassName ?? '';
  if (className === '') {
    note(cluster, claim, 'FailedBinding', 'no persistent volumes available for this claim and no storage class is set');
    return undefined;
  }
  if (storageClass === undefined) {
    warn(cluster, claim, 'ProvisioningFailed', `storageclass.storage.k8s.io "${className}" not found`);
    return undefined;
  }
  if (storageClass.provisioner === NO_PROVISIONER) return undefined;
  if (storageClass.provisioner === DISK_PROVISIONER && needsManyNodes(claim)) {
    const why = 'rpc error: code = InvalidArgument desc = a disk is for one node at a time: no multi-node access';
    warn(cluster, claim, 'ProvisioningFailed', `failed to provision volume with StorageClass "${className}": ${why}`);
    return undefined;
  }
  const since = cluster.machines.claims.get(claim.metadata.uid)?.askedAt;
  if (since === undefined) ask(cluster, claim, storageClass);
  const at = (since ?? cluster.now) + cluster.timing.provision;
  if (at > cluster.now) return { at, holdsOpen: true, next: { verb: 'made-volume', object: refOf(claim) } };
  makeVolume(cluster, claim, storageClass);
  return undefined;
}

function needsManyNodes({ spec }: PersistentVolumeClaim): boolean {
  return spec.accessModes.some((mode) => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany');
}

function ask(cluster: Cluster, claim: PersistentVolumeClaim, { provisioner }: StorageClass): void {
  cluster.machines.claims.set(claim.metadata.uid, { askedAt: cluster.now });
  const annotations = { ...claim.metadata.annotations, [PROVISIONER]: provisioner };
  const stored = cluster.update({ ...claim, metadata: { ...claim.metadata, annotations } });
  note(
    cluster,
    stored,
    'ExternalProvisioning',
    `Waiting for a volume to be created either by the external provisioner '${provisioner}' or manually by the system ` +
      'administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.',
  );
}

function makeVolume(cluster: Cluster, claim: PersistentVolumeClaim, storageClass: StorageClass): void {
  const { name, namespace, uid } = claim.metadata;
  const volume = `pvc-${uid}`;
  const storage = claim.spec.resources.requests?.storage ?? '';
  cluster.record({
    actor: 'volume controller',
    verb: 'made-volume',
    object: { kind: 'PersistentVolume', name: volume },
    because: `claim ${name} asked StorageClass ${storageClass.metadata.name} for ${storage}`,
    detail: { claim: name, storage, class: storageClass.metadata.name },
  });
  cluster.create('PersistentVolume', {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: {
      name: volume,
      annotations: { [PROVISIONED_BY]: storageClass.provisioner },
      finalizers: [VOLUME_PROTECTION],
    },
    spec: {
      capacity: { storage },
      accessModes: claim.spec.accessModes,
      volumeMode: claim.spec.volumeMode ?? 'Filesystem',
      storageClassName: storageClass.metadata.name,
      persistentVolumeReclaimPolicy: storageClass.reclaimPolicy ?? 'Delete',
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, uid },
      csi: { driver: storageClass.provisioner, volumeHandle: volume },
    },
    status: { phase: 'Pending' },
  });
  note(cluster, claim, 'ProvisioningSucceeded', `Successfully provisioned volume ${volume}`);
}

function note(cluster: Cluster, claim: PersistentVolumeClaim, reason: string, message: string): void {
  reportOnce(cluster, claim, 'Normal', reason, message);
}

function warn(cluster: Cluster, claim: PersistentVolumeClaim, reason: string, message: string): void {
  reportOnce(cluster, claim, 'Warning', reason, message);
}

/** Upstream repeats these every 15 seconds; here nothing new is said until something changes. */
function reportOnce(
  cluster: Cluster,
  claim: PersistentVolumeClaim,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): void {
  for (const event of cluster.each('Event')) {
    if (event.involvedObject.uid === claim.metadata.uid && event.reason === reason && event.message === message) return;
  }
  reportEvent(cluster, 'persistentvolume-controller', claim, { type, reason, message });
}
