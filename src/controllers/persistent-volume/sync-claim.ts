/**
 * A claim looks for its volume: one that is there, or one that its class makes.
 * Follows pkg/controller/volume/persistentvolume/pv_controller.go (syncClaim).
 */
import type { PersistentVolume, PersistentVolumeClaim } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { defaultStorageClass } from '../../cluster/storage-classes';
import { conditionOf } from '../../containers/pod-condition';
import { canReach, findMeantVolume, findVolume, isMeantFor, mismatchOf } from '../../containers/volumes';
import { volumeUsers } from '../attach-detach/volume-users';
import type { Requeue } from '../controller';
import { SELECTED_NODE } from '../scheduler/filters/claims-filter';
import { bind, wasBound } from './bind';
import { note, warn } from './claim-events';
import { growVolume } from './grow';
import { provision } from './provision';

/** Moves a claim one step towards its volume. */
export function syncClaim(cluster: Cluster, claim: PersistentVolumeClaim): Requeue | undefined {
  if (wasBound(claim)) {
    syncBound(cluster, claim);
    return undefined;
  }
  const wanted = claim.spec.volumeName ?? '';
  if (wanted === '') return syncUnbound(cluster, claim);
  const volume = cluster.get('PersistentVolume', wanted);
  if (volume !== undefined) bindAsked(cluster, claim, volume);
  return undefined;
}

/** A claim that was bound keeps its volume; without it, or when it is another's, the claim is lost. */
function syncBound(cluster: Cluster, claim: PersistentVolumeClaim): void {
  const volume = cluster.get('PersistentVolume', claim.spec.volumeName ?? '');
  if (volume === undefined) {
    lose(cluster, claim, 'ClaimLost', 'Bound claim has lost its PersistentVolume. Data on the volume is lost!');
  } else if (volume.spec.claimRef !== undefined && volume.spec.claimRef.uid !== claim.metadata.uid) {
    const why = 'Two claims are bound to the same volume, this one is bound incorrectly';
    lose(cluster, claim, 'ClaimMisbound', why);
  } else {
    if (claim.status.phase !== 'Bound' || volume.status.phase !== 'Bound') bind(cluster, claim, volume);
    growVolume(cluster, claim.metadata.name, claim.metadata.namespace);
  }
}

function lose(cluster: Cluster, claim: PersistentVolumeClaim, reason: string, why: string): void {
  if (claim.status.phase === 'Lost') return;
  cluster.updateStatus(claim, { phase: 'Lost' });
  warn(cluster, claim, reason, why);
}

/** A claim that names its volume gets this one or none. */
function bindAsked(cluster: Cluster, claim: PersistentVolumeClaim, volume: PersistentVolume): void {
  const { name } = volume.metadata;
  if (isMeantFor(volume, claim)) {
    bind(cluster, claim, volume);
  } else if (volume.spec.claimRef !== undefined) {
    warn(cluster, claim, 'FailedBinding', `volume "${name}" already bound to a different claim.`);
  } else {
    const mismatch = mismatchOf(volume, claim);
    if (mismatch === undefined) bind(cluster, claim, volume);
    else warn(cluster, claim, 'VolumeMismatch', `Cannot bind to requested volume "${name}": ${mismatch}`);
  }
}

function syncUnbound(cluster: Cluster, claim: PersistentVolumeClaim): Requeue | undefined {
  const storageClass = cluster.get('StorageClass', claim.spec.storageClassName ?? '');
  const waits = storageClass?.volumeBindingMode === 'WaitForFirstConsumer';
  const selected = claim.metadata.annotations?.[SELECTED_NODE];
  if (waits && selected === undefined) {
    const meant = findMeantVolume(cluster, claim);
    if (meant === undefined) sayWhatItWaitsFor(cluster, claim);
    else bind(cluster, claim, meant);
    return undefined;
  }
  const volume = findVolume(cluster, claim, isOn(cluster, waits ? selected : undefined));
  if (volume !== undefined) {
    bind(cluster, claim, volume);
    return undefined;
  }
  if (claim.spec.storageClassName === undefined) {
    const late = defaultStorageClass(cluster)?.metadata.name;
    if (late !== undefined) {
      cluster.update({ ...claim, spec: { ...claim.spec, storageClassName: late } });
      return undefined;
    }
  }
  return provision(cluster, claim, storageClass);
}

/** Whether the Node that the scheduler selected, if any, can use a volume. */
function isOn(cluster: Cluster, selected: string | undefined): (volume: PersistentVolume) => boolean {
  const node = selected === undefined ? undefined : cluster.get('Node', selected);
  return (volume) => selected === undefined || (node !== undefined && canReach(node, volume));
}

/** Follows emitEventForUnboundDelayBindingClaim. A Pod is named once the scheduler has found no Node for it. */
function sayWhatItWaitsFor(cluster: Cluster, claim: PersistentVolumeClaim): void {
  const pods = volumeUsers(cluster)
    .podsOf(claim)
    .filter((pod) => pod.spec.nodeName === undefined && conditionOf(pod, 'PodScheduled')?.status === 'False')
    .map(({ metadata }) => metadata.name);
  if (pods.length === 0) {
    note(cluster, claim, 'WaitForFirstConsumer', 'waiting for first consumer to be created before binding');
  } else {
    const which = pods.length === 1 ? 'pod' : 'pods';
    note(cluster, claim, 'WaitForPodScheduled', `waiting for ${which} ${pods.join(',')} to be scheduled`);
  }
}
