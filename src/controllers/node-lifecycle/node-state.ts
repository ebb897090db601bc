/**
 * What the Node controller knows of a Node: what its kubelet said last, and whether it ever joined.
 */
import { readyStatus } from '../../api/node-state';
import type { Node, Taint } from '../../api/objects';
import { NOT_READY_TAINT, UNREACHABLE_TAINT } from '../../api/taints';
import type { Cluster } from '../../cluster/cluster';

/** Whether the Node has joined before: one that still joins has no Pods to lose. */
export function hasJoinedOnce(cluster: Cluster, node: Node): boolean {
  const joinsAt = cluster.machines.nodes.get(node.metadata.name)?.joinsAt;
  return joinsAt !== undefined && joinsAt <= cluster.now;
}

/** The key of the taint that fits what is known of the Node; undefined for one that is ready. */
export function stateKey(node: Node): string | undefined {
  const ready = readyStatus(node);
  return ready === 'False' ? NOT_READY_TAINT : ready === 'Unknown' ? UNREACHABLE_TAINT : undefined;
}

/** Whether the Node controller put this taint there because the Node is not ready. */
export const isStateTaint = ({ key }: Taint): boolean => key === NOT_READY_TAINT || key === UNREACHABLE_TAINT;

/** The Node with these taints in place of those it has. */
export function withTaints(node: Node, taints: readonly Taint[]): Node {
  const { taints: _before, ...spec } = node.spec;
  return { ...node, spec: taints.length === 0 ? spec : { ...spec, taints: [...taints] } };
}
