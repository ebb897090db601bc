/**
 * Whether a kubelet does anything for a Pod: one that is silent cannot, one that is not ready goes on with what it has.
 */
import { isNodeReady } from '../../api/node-state';
import type { Node, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';

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
