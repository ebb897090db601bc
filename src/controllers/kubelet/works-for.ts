/**
 * Whether a kubelet does anything for a Pod: one that is silent cannot, one that is not ready goes on with what it has.
 */
import type { Node, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { millisOf, SECOND } from '../../cluster/time';
import { conditionOf } from '../../containers/pod-condition';
import { isNodeReady } from './node-status';

/** A kubelet compares what it knows of its Pods with what the API says so often. */
const RECONCILE_PERIOD = 10 * SECOND;

/**
 * Whether the kubelet looks after this Pod now. Without a network it starts no new Pods, but it keeps and stops those
 * that it has.
 * Follows pkg/kubelet/kubelet.go (syncLoop; SyncPod refuses Pods while the network is not ready).
 */
export function worksFor(cluster: Cluster, node: Node, pod: Pod): boolean {
  const fault = cluster.machines.nodes.get(node.metadata.name)?.fault;
  if (fault === undefined) return isNodeReady(node);
  if (fault.kind === 'silent') return false;
  return pod.metadata.deletionTimestamp !== undefined || cluster.machines.pods.get(pod.metadata.uid) !== undefined;
}

/**
 * When the kubelet of a Node that is not ready says again that a Pod is ready: the Node controller said that it is not,
 * but a kubelet takes nobody's word for its Pods. Undefined: it need not wait.
 * Follows needsReconcile in pkg/kubelet/status/status_manager.go. The Node controller gives no reason, a kubelet does.
 */
export function contradictsAt(cluster: Cluster, node: Node, pod: Pod): number | undefined {
  if (cluster.machines.nodes.get(node.metadata.name)?.fault === undefined) return undefined;
  const ready = conditionOf(pod, 'Ready');
  if (ready?.status !== 'False' || ready.reason !== undefined) return undefined;
  const at = millisOf(ready.lastTransitionTime ?? '') + RECONCILE_PERIOD;
  return at > cluster.now ? at : undefined;
}
