/**
 * Asks the provisioner of a class for a volume.
 * Follows provisionClaim in pkg/controller/volume/persistentvolume/pv_controller.go, and the external provisioner.
 */
import { type PersistentVolumeClaim, refOf, type StorageClass } from '../../api/objects';
import { type Cluster, keyOf } from '../../cluster/cluster';
import { DISK_PROVISIONER } from '../../cluster/storage-classes';
import type { Requeue } from '../controller';
import { SELECTED_NODE } from '../scheduler/filters/claims-filter';
import { PROVISIONED_BY } from './bind';
import { note, warn } from './claim-events';
import { PROVISIONER_FINALIZER, VOLUME_PROTECTION } from './protection';

const NO_PROVISIONER = 'kubernetes.io/no-provisioner';
const PROVISIONER = 'volume.kubernetes.io/storage-provisioner';
const BETA_PROVISIONER = 'volume.beta.kubernetes.io/storage-provisioner';

/** Has a volume made, which takes `timing.provision`; or says why none is made. */
export function provision(
  cluster: Cluster,
  claim: PersistentVolumeClaim,
  storageClass: StorageClass | undefined,
): Requeue | undefined {
  const className = claim.spec.storageClassName ?? '';
  if (className === '') {
    note(cluster, claim, 'FailedBinding', 'no persistent volumes available for this claim and no storage class is set');
    return undefined;
  }
  const refusal = refusalOf(claim, className, storageClass);
  if (storageClass === undefined || refusal !== undefined) {
    warn(cluster, claim, 'ProvisioningFailed', refusal ?? '');
    letSchedulerChooseAgain(cluster, claim);
    return undefined;
  }
  const since = cluster.machines.claims.get(claim.metadata.uid)?.askedAt;
  if (since === undefined) ask(cluster, claim, storageClass);
  const at = (since ?? cluster.now) + cluster.timing.provision;
  if (at > cluster.now) return { at, holdsOpen: true, next: { verb: 'made-volume', object: refOf(claim) } };
  makeVolume(cluster, claim, storageClass);
  return undefined;
}

function refusalOf(
  claim: PersistentVolumeClaim,
  className: string,
  storageClass: StorageClass | undefined,
): string | undefined {
  if (storageClass === undefined) return `storageclass.storage.k8s.io "${className}" not found`;
  if (storageClass.provisioner === NO_PROVISIONER) return `no volume plugin matched name: ${NO_PROVISIONER}`;
  if (storageClass.provisioner !== DISK_PROVISIONER || !needsManyNodes(claim)) return undefined;
  const why = 'rpc error: code = InvalidArgument desc = a disk is for one node at a time: no multi-node access';
  return `failed to provision volume with StorageClass "${className}": ${why}`;
}

function needsManyNodes({ spec }: PersistentVolumeClaim): boolean {
  return spec.accessModes.some((mode) => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany');
}

/** Another claim took the volume that was meant on the selected Node. */
function letSchedulerChooseAgain(cluster: Cluster, claim: PersistentVolumeClaim): void {
  const { [SELECTED_NODE]: selected, ...annotations } = claim.metadata.annotations ?? {};
  if (selected !== undefined) cluster.update({ ...claim, metadata: { ...claim.metadata, annotations } });
}

function ask(cluster: Cluster, claim: PersistentVolumeClaim, { provisioner }: StorageClass): void {
  cluster.machines.claims.set(claim.metadata.uid, { askedAt: cluster.now });
  const names = { [BETA_PROVISIONER]: provisioner, [PROVISIONER]: provisioner };
  const annotations = { ...claim.metadata.annotations, ...names };
  const stored = cluster.update({ ...claim, metadata: { ...claim.metadata, annotations } });
  note(
    cluster,
    stored,
    'ExternalProvisioning',
    `Waiting for a volume to be created either by the external provisioner '${provisioner}' or manually by the system ` +
      'administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.',
  );
  note(cluster, stored, 'Provisioning', `External provisioner is provisioning volume for claim "${keyOf(claim)}"`);
}

function makeVolume(cluster: Cluster, claim: PersistentVolumeClaim, storageClass: StorageClass): void {
  const { name, namespace, uid } = claim.metadata;
  const volume = `pvc-${uid}`;
  const storage = claim.spec.resources.requests?.storage ?? '';
  const reclaimPolicy = storageClass.reclaimPolicy ?? 'Delete';
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
      finalizers: [...(reclaimPolicy === 'Delete' ? [PROVISIONER_FINALIZER] : []), VOLUME_PROTECTION],
    },
    spec: {
      capacity: { storage },
      accessModes: claim.spec.accessModes,
      volumeMode: claim.spec.volumeMode ?? 'Filesystem',
      storageClassName: storageClass.metadata.name,
      persistentVolumeReclaimPolicy: reclaimPolicy,
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, uid },
      csi: { driver: storageClass.provisioner, volumeHandle: volume },
    },
    status: { phase: 'Pending' },
  });
  note(cluster, claim, 'ProvisioningSucceeded', `Successfully provisioned volume ${volume}`);
}
