/**
 * A Pod that its Node has accepted while something is missing that its containers need: it stays in ContainerCreating,
 * and its kubelet says so now and then.
 */
import type { Node, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { type EventNote, reportEvent } from '../../cluster/events';
import { millisOf, timestamp } from '../../cluster/time';
import { withConditions } from '../../containers/pod-condition';
import { podStatus } from '../../containers/pod-status';
import type { Requeue } from '../controller';
import { addressOf } from './pod-address';

interface Complaint {
  readonly note: EventNote;
  /** So long after it began to wait, and from then on each time when so much time has passed: milliseconds. */
  readonly after: number;
  readonly every: number;
}

/** Says what is missing, if it is time to; answers when to look again. */
export function keepCreating(cluster: Cluster, pod: Pod, node: Node, { note, after, every }: Complaint): Requeue {
  const waiting = pod.status.startTime === undefined ? reportCreating(cluster, pod, node) : pod;
  const before = cluster.eventsAbout(pod.metadata.uid).filter(({ reason }) => reason === note.reason);
  const due = Math.max(millisOf(waiting.status.startTime ?? '') + after, ...before.map(({ lastAt }) => lastAt + every));
  if (due > cluster.now) return { at: due, holdsOpen: false };
  reportEvent(cluster, 'kubelet', waiting, note);
  return { at: cluster.now + every, holdsOpen: false };
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
