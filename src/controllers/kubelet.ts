/**
 * The kubelets of all Nodes: each runs the Pods that are bound to its Node.
 * Follows pkg/kubelet. Works on keys of Pods.
 */
import { isTerminal } from '../api/lifecycle';
import type { ConfigMap, ContainerStatus, KubeObject, Node, Pod, Secret, VolumeAttachment } from '../api/objects';
import { type Change, type Cluster, keyOf } from '../cluster/cluster';
import { namesConfig } from '../containers/config-refs';
import { isTrue } from '../containers/pod-condition';
import { waitsForClaim } from '../containers/volumes/claims';
import { volumeUsers } from './attach-detach/volume-users';
import type { Controller, Requeue } from './controller';
import { rejectsPod } from './kubelet/admit-pod';
import { hasBlocked } from './kubelet/container/blocked-container';
import { wakesKubelet } from './kubelet/node-status';
import { exceedsDeadline, withDeadline } from './kubelet/pod-deadline';
import { stopPod } from './kubelet/stop-pod';
import { syncPod } from './kubelet/sync-pod';
import { worksFor } from './kubelet/works-for';

export const kubelet: Controller = {
  name: 'kubelet',
  affectedBy(change, cluster) {
    const { object } = change;
    if (object.kind === 'Pod') return isBound(object) && isNews(object, change.before) ? [change.key] : [];
    if (object.kind === 'Node') return podsWokenBy(change, object, cluster);
    if (object.kind === 'ConfigMap' || object.kind === 'Secret') return podsThatName(cluster, object);
    if (object.kind === 'VolumeAttachment') return change.type === 'DELETED' ? [] : podsThatNeed(cluster, object);
    if (object.kind === 'PersistentVolumeClaim') {
      return podsThatWaitFor(cluster, object.metadata.name, object.metadata.namespace);
    }
    return [];
  },
  keys: (cluster) => cluster.list('Pod').filter(isBound).map(keyOf),
  reconcile(key, cluster): Requeue | undefined {
    const pod = cluster.byKey('Pod', key);
    const node = pod?.spec.nodeName === undefined ? undefined : cluster.get('Node', pod.spec.nodeName);
    if (pod === undefined || node === undefined || !worksFor(cluster, node, pod)) return undefined;
    if (pod.metadata.deletionTimestamp !== undefined) return stopPod(cluster, pod);
    if (isTerminal(pod) || rejectsPod(cluster, pod, node) || exceedsDeadline(cluster, pod)) return undefined;
    return withDeadline(cluster, key, waitsForClaim(cluster, pod) ? undefined : syncPod(cluster, pod, node));
  },
};

/** All Pods of a Node that works again; those that wait for an image when one has arrived. */
function podsWokenBy(change: Change, node: Node, cluster: Cluster): string[] {
  const pods = cluster.podsOn(node.metadata.name);
  if (wakesKubelet(change)) return pods.map(keyOf);
  const hasNewImage = change.before?.kind === 'Node' && change.before.status.images !== node.status.images;
  return hasNewImage ? pods.filter((pod) => hasBlocked(cluster, pod)).map(keyOf) : [];
}

/** A running container is not told of a change. */
function podsThatName(cluster: Cluster, source: ConfigMap | Secret): string[] {
  return cluster
    .list('Pod', source.metadata.namespace)
    .filter((pod) => isBound(pod) && namesConfig(pod, source))
    .map(keyOf);
}

const isBound = (pod: Pod): boolean => pod.spec.nodeName !== undefined;

/**
 * A kubelet's own report is no news to it. It looks again where a container ended or an image could not be pulled, for
 * then something is to be done, and where a Pod is not ready any more: others may have said so.
 * Follows HandlePodReconcile in pkg/kubelet/kubelet.go.
 */
function isNews(pod: Pod, before: KubeObject | undefined): boolean {
  if (before?.kind !== 'Pod' || pod.spec !== before.spec) return true;
  if (pod.spec.readinessGates !== undefined && pod.status.conditions !== before.status.conditions) return true;
  const { deletionTimestamp, deletionGracePeriodSeconds, finalizers } = before.metadata;
  if (
    pod.metadata.deletionTimestamp !== deletionTimestamp ||
    pod.metadata.deletionGracePeriodSeconds !== deletionGracePeriodSeconds ||
    pod.metadata.finalizers !== finalizers
  ) {
    return true;
  }
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status;
  return initContainerStatuses.some(hasStopped) || containerStatuses.some(hasStopped) || isUnreadyNow(pod, before);
}

const hasStopped = ({ state }: ContainerStatus): boolean =>
  state?.terminated !== undefined || state?.waiting?.reason === 'ErrImagePull';

const isUnreadyNow = (pod: Pod, before: Pod): boolean => isTrue(before, 'Ready') && !isTrue(pod, 'Ready');

function podsThatNeed(cluster: Cluster, { spec }: VolumeAttachment): string[] {
  const volume = cluster.get('PersistentVolume', spec.source.persistentVolumeName ?? '');
  if (volume === undefined) return [];
  return volumeUsers(cluster)
    .podsWith(volume)
    .filter((pod) => pod.spec.nodeName === spec.nodeName)
    .map(keyOf);
}

function podsThatWaitFor(cluster: Cluster, claim: string, namespace: string | undefined): string[] {
  const uses = (pod: Pod) =>
    (pod.spec.volumes ?? []).some((volume) => volume.persistentVolumeClaim?.claimName === claim);
  return cluster
    .list('Pod', namespace)
    .filter((pod) => isBound(pod) && uses(pod))
    .map(keyOf);
}
