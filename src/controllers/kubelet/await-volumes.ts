/**
 * A Pod's containers start only when every volume is attached to its Node and mounted.
 * Follows pkg/kubelet/volumemanager/volume_manager.go (WaitForAttachAndMount).
 */
import type { Node, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { reportEvent } from '../../cluster/events';
import { millisOf, SECOND, timestamp } from '../../cluster/time';
import { withConditions } from '../../containers/pod-condition';
import { podStatus } from '../../containers/pod-status';
import { attachableVolumes } from '../../containers/volumes/attachable';
import { isAttachedTo } from '../attach-detach/attachment';
import type { Requeue } from '../controller';
import { awaitConfigs } from './await-configs';
import { addressOf } from './pod-address';

/** The kubelet gives up so long after it began to wait, says so, and begins again. */
const MOUNT_TIMEOUT = 123 * SECOND;

/** Whether the Pod has to wait for a volume, and when its kubelet complains next. */
export function awaitVolumes(cluster: Cluster, pod: Pod, node: Node): Requeue | undefined {
  const unattached = attachableVolumes(cluster, pod)
    .filter(({ volume }) => !isAttachedTo(cluster, volume, node.metadata.name))
    .map(({ name }) => name);
  const missing = [...unattached, ...awaitConfigs(cluster, pod)];
  if (missing.length === 0) return undefined;
  const waiting = pod.status.startTime === undefined ? reportCreating(cluster, pod, node) : pod;
  return { at: complain(cluster, waiting, missing), holdsOpen: false };
}

/** ContainerCreating, and no address yet. */
function reportCreating(cluster: Cluster, pod: Pod, node: Node): Pod {
  const status = podStatus(pod, { containers: {} }, cluster.now);
  const hostIP = addressOf(node);
  const conditions = withConditions(
    { ...pod, status },
    [{ type: 'PodReadyToStartContainers', status: 'False' }],
    cluster.now,
  );
  const startTime = timestamp(cluster.now);
  return cluster.updateStatus(pod, { ...status, conditions, hostIP, hostIPs: [{ ip: hostIP }], startTime });
}

/** Says that the volumes did not come, if it is time to; answers when it is the next time. */
function complain(cluster: Cluster, pod: Pod, missing: readonly string[]): number {
  const message =
    `Unable to attach or mount volumes: unmounted volumes=[${missing.join(' ')}], unattached volumes=[], ` +
    'failed to process volumes=[]: context deadline exceeded';
  const at = lastComplaint(cluster, pod) + MOUNT_TIMEOUT;
  if (at > cluster.now) return at;
  reportEvent(cluster, 'kubelet', pod, { type: 'Warning', reason: 'FailedMount', message });
  return cluster.now + MOUNT_TIMEOUT;
}

/** When it complained last, or began to wait. */
function lastComplaint(cluster: Cluster, { metadata, status }: Pod): number {
  const complaints = cluster.eventsAbout(metadata.uid).filter(({ reason }) => reason === 'FailedMount');
  return Math.max(millisOf(status.startTime ?? ''), ...complaints.map(({ lastAt }) => lastAt));
}
