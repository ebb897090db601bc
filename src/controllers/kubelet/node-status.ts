/**
 * What kubelets report about their own Nodes: not ready when they register, ready once they have joined, not ready while
 * something is wrong with the machine, and nothing at all while they are silent.
 * Follows pkg/kubelet/kubelet_node_status.go. Works on names of Nodes.
 */
import { findCondition } from '../../api/conditions';
import { isNodeReady, readyStatus } from '../../api/node-state';
import { type Node, refOf } from '../../api/objects';
import type { Change } from '../../cluster/change';
import type { Cluster } from '../../cluster/cluster';
import { reportEvent } from '../../cluster/events';
import { nodeConditions } from '../../cluster/new-cluster';
import type { Controller, Requeue } from '../controller';

/** Whether a Node became ready by this change, or its machine suffered something: its kubelet looks at all its Pods. */
export function wakesKubelet({ object, before, type }: Change): boolean {
  if (object.kind !== 'Node' || type === 'DELETED' || !isNodeReady(object)) return false;
  return before?.kind !== 'Node' || !isNodeReady(before);
}

export const nodeStatus: Controller = {
  name: 'node-status',
  affectedBy: ({ object, type }) => (object.kind === 'Node' && type !== 'DELETED' ? [object.metadata.name] : []),
  keys: (cluster) => cluster.list('Node').map(({ metadata }) => metadata.name),
  reconcile(name, cluster): Requeue | undefined {
    const node = cluster.get('Node', name);
    const fault = cluster.machines.nodes.get(name)?.fault;
    if (node === undefined || fault?.kind === 'silent') return undefined;
    const reported = readyStatus(node);
    if (reported === (fault === undefined ? 'True' : 'False')) return undefined;
    const joinsAt = cluster.machines.nodes.get(name)?.joinsAt ?? register(cluster, name);
    if (joinsAt > cluster.now) {
      return { at: joinsAt, holdsOpen: true, next: { verb: 'node-ready', object: refOf(node) } };
    }
    if (fault === undefined) reportReady(cluster, node, joinsAt < cluster.now);
    else reportNotReady(cluster, node);
    return undefined;
  },
};

function register(cluster: Cluster, name: string): number {
  const joinsAt = cluster.now + cluster.timing.join;
  cluster.machines.nodes.set(name, { joinsAt, pulling: {}, addressesGiven: 0 });
  return joinsAt;
}

/** @param isBack the Node had joined before, and something was wrong with it since */
function reportReady(cluster: Cluster, node: Node, isBack: boolean): void {
  const { name } = node.metadata;
  cluster.record({
    actor: 'kubelet',
    verb: 'node-ready',
    object: refOf(node),
    because: isBack ? 'its kubelet works again' : 'its container runtime and network work',
    detail: { node: name, ...(isBack ? { again: 1 } : {}) },
  });
  report(cluster, node, true);
}

function reportNotReady(cluster: Cluster, node: Node): void {
  const { name } = node.metadata;
  cluster.record({
    actor: 'kubelet',
    verb: 'became-unready',
    object: refOf(node),
    because: 'its network does not work',
    detail: { node: name },
  });
  report(cluster, node, false);
}

/** The time of a condition moves only when its status changes. */
function report(cluster: Cluster, node: Node, isReady: boolean): void {
  const conditions = nodeConditions(cluster.now, isReady).map((condition) => {
    const before = findCondition(node.status.conditions, condition.type);
    return before?.status === condition.status
      ? { ...condition, lastTransitionTime: before.lastTransitionTime }
      : condition;
  });
  const stored = cluster.updateStatus(node, { ...node.status, conditions });
  const reason = isReady ? 'NodeReady' : 'NodeNotReady';
  const message = `Node ${node.metadata.name} status is now: ${reason}`;
  reportEvent(cluster, 'kubelet', stored, { type: 'Normal', reason, message });
}
