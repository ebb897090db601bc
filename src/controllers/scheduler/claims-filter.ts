/**
 * Volumes of a Pod: which Nodes can reach them.
 * Follows pkg/scheduler/framework/plugins/volumebinding.
 */
import type { Node, PersistentVolume, PersistentVolumeClaim, Pod } from '../../api/objects';
import { matchesNodeTerm } from '../../api/selectors';
import type { Cluster } from '../../cluster/cluster';
import { claimNames, isBound } from '../../containers/claims';
import { findVolume } from '../../containers/volumes';
import { type Failure, unresolvable } from './failure';

/** Written on a claim that waits for its first consumer: the Node for which a volume is to be made. */
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node';
const NO_PROVISIONER = 'kubernetes.io/no-provisioner';

export interface ClaimsCheck {
  /** Why no Node at all will do. */
  readonly refusal?: string;
  /** Claims that get their volume when a Node is chosen. */
  readonly waiting: readonly PersistentVolumeClaim[];
  readonly failure: (node: Node) => Failure | undefined;
}

/** What the Pod's claims say about Nodes; undefined for a Pod without claims. */
export function checkClaims(cluster: Cluster, pod: Pod): ClaimsCheck | undefined {
  const names = claimNames(pod);
  if (names.length === 0) return undefined;
  const volumes: PersistentVolume[] = [];
  const waiting: PersistentVolumeClaim[] = [];
  for (const name of names) {
    const claim = cluster.get('PersistentVolumeClaim', name, pod.metadata.namespace);
    if (claim === undefined) return refuse(`persistentvolumeclaim "${name}" not found`);
    if (claim.metadata.deletionTimestamp !== undefined) {
      return refuse(`persistentvolumeclaim "${name}" is being deleted`);
    }
    const volumeName = claim.spec.volumeName ?? '';
    const volume = volumeName === '' ? undefined : cluster.get('PersistentVolume', volumeName);
    if (claim.status.phase === 'Lost' || (isBound(claim) && volume === undefined)) {
      return refuse(`persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${volumeName}"`);
    }
    if (isBound(claim)) volumes.push(volume!);
    else if (waitsForConsumer(cluster, claim)) waiting.push(claim);
    else return refuse('pod has unbound immediate PersistentVolumeClaims');
  }
  return { waiting, failure: (node) => nodeFailure(cluster, node, volumes, waiting) };
}

/** Whether a claim's volume is made or chosen only when a Pod that uses it is scheduled. */
function waitsForConsumer(cluster: Cluster, claim: PersistentVolumeClaim): boolean {
  const name = claim.spec.storageClassName;
  const storageClass = name === undefined ? undefined : cluster.get('StorageClass', name);
  return storageClass?.volumeBindingMode === 'WaitForFirstConsumer';
}

const refuse = (refusal: string): ClaimsCheck => ({ refusal, waiting: [], failure: () => undefined });

function nodeFailure(
  cluster: Cluster,
  node: Node,
  volumes: readonly PersistentVolume[],
  waiting: readonly PersistentVolumeClaim[],
): Failure | undefined {
  if (!volumes.every((volume) => reaches(volume, node))) {
    return unresolvable("node(s) didn't match PersistentVolume's node affinity");
  }
  const canGet = (claim: PersistentVolumeClaim) => {
    const selected = claim.metadata.annotations?.[SELECTED_NODE];
    if (selected !== undefined) return selected === node.metadata.name;
    const storageClass = cluster.get('StorageClass', claim.spec.storageClassName ?? '');
    if (findVolume(cluster, claim, (volume) => reaches(volume, node)) !== undefined) return true;
    return storageClass !== undefined && storageClass.provisioner !== NO_PROVISIONER;
  };
  if (waiting.every(canGet)) return undefined;
  return unresolvable("node(s) didn't find available persistent volumes to bind");
}

/** Whether a Node can use a volume. */
function reaches(volume: PersistentVolume, node: Node): boolean {
  const required = volume.spec.nodeAffinity?.required;
  return required === undefined || required.nodeSelectorTerms.some((term) => matchesNodeTerm(term, node));
}
