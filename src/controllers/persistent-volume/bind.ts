/**
 * Ties a claim and a volume to each other.
 * Follows pkg/controller/volume/persistentvolume/pv_controller.go (bind).
 */
import { type PersistentVolume, type PersistentVolumeClaim, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { SELECTED_NODE } from '../scheduler/filters/claims-filter';

export const PROVISIONED_BY = 'pv.kubernetes.io/provisioned-by';
const BIND_COMPLETED = 'pv.kubernetes.io/bind-completed';
const BOUND_BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller';

/** Whether the claim was bound once: from then on it has this volume or none. */
export function wasBound({ metadata }: PersistentVolumeClaim): boolean {
  return metadata.annotations?.[BIND_COMPLETED] !== undefined;
}

export function bind(cluster: Cluster, claim: PersistentVolumeClaim, volume: PersistentVolume): void {
  const isNew = claim.status.phase !== 'Bound';
  if (isNew) record(cluster, claim, volume);
  bindVolume(cluster, volume, claim);
  const isAsked = (claim.spec.volumeName ?? '') !== '';
  const { [SELECTED_NODE]: _selected, ...others } = claim.metadata.annotations ?? {};
  const kept = isMadeFor(volume) ? claim.metadata.annotations : others;
  const marks = { [BIND_COMPLETED]: 'yes', ...(isAsked ? {} : { [BOUND_BY_CONTROLLER]: 'yes' }) };
  const { accessModes, capacity } = volume.spec;
  cluster.update({
    ...claim,
    metadata: { ...claim.metadata, annotations: { ...kept, ...marks } },
    spec: { ...claim.spec, volumeName: volume.metadata.name },
    status: isNew ? { ...claim.status, phase: 'Bound', accessModes, capacity } : claim.status,
  });
}

/** The mark tells that the controller chose, and so may let go again. */
function bindVolume(cluster: Cluster, volume: PersistentVolume, claim: PersistentVolumeClaim): void {
  const { name, namespace, uid } = claim.metadata;
  const isChosen = volume.spec.claimRef === undefined;
  const annotations = isChosen
    ? { ...volume.metadata.annotations, [BOUND_BY_CONTROLLER]: 'yes' }
    : volume.metadata.annotations;
  const claimRef = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, uid };
  cluster.update({
    ...volume,
    metadata: { ...volume.metadata, annotations },
    spec: { ...volume.spec, claimRef: volume.spec.claimRef?.uid === uid ? volume.spec.claimRef : claimRef },
    status: { ...volume.status, phase: 'Bound' },
  });
}

const isMadeFor = ({ metadata }: PersistentVolume): boolean => metadata.annotations?.[PROVISIONED_BY] !== undefined;

function record(cluster: Cluster, claim: PersistentVolumeClaim, volume: PersistentVolume): void {
  const because = isMadeFor(volume)
    ? 'the volume was made for it'
    : claim.spec.volumeName === volume.metadata.name
      ? 'the claim asks for it by name'
      : volume.spec.claimRef !== undefined
        ? 'the volume was kept for this claim'
        : 'it is the smallest free volume that is large enough';
  cluster.record({
    actor: 'volume controller',
    verb: 'bound-claim',
    object: refOf(claim),
    because,
    detail: { volume: volume.metadata.name, capacity: volume.spec.capacity?.storage ?? '' },
  });
}
