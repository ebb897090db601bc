/**
 * The kubelet's report about its own Node: not ready when it registers, ready once it has joined.
 * Follows pkg/kubelet/kubelet_node_status.go. Works on names of Nodes.
 */
import { type Node, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { reportEvent } from '../../cluster/events';
import { nodeConditions } from '../../cluster/new-cluster';
import type { Controller } from '../controller';

/** Whether the kubelet of this Node is ready to run Pods. */
export function hasJoined(node: Node): boolean {
  const ready = node.status.conditions?.find(({ type }) => type === 'Ready');
  return ready?.status === 'True';
}

export const nodeStatus: Controller = {
  name: 'node-status',
  affectedBy: ({ object, type }) => (object.kind === 'Node' && type !== 'DELETED' ? [object.metadata.name] : []),
  keys: (cluster) => cluster.list('Node').map(({ metadata }) => metadata.name),
  reconcile(name, cluster) {
    const node = cluster.get('Node', name);
    if (node === undefined || hasJoined(node)) return undefined;
    const joinsAt = cluster.machines.nodes.get(name)?.joinsAt ?? register(cluster, name);
    if (joinsAt > cluster.now) {
      return { at: joinsAt, holdsOpen: true, next: { verb: 'node-ready', object: refOf(node) } };
    }
    cluster.record({
      actor: 'kubelet',
      verb: 'node-ready',
      object: refOf(node),
      because: 'its container runtime and network are up',
      detail: { node: name },
    });
    const stored = cluster.updateStatus(node, { ...node.status, conditions: nodeConditions(cluster.now, true) });
    const message = `Node ${name} status is now: NodeReady`;
    reportEvent(cluster, 'kubelet', stored, { type: 'Normal', reason: 'NodeReady', message });
    return undefined;
  },
};

function register(cluster: Cluster, name: string): number {
  const joinsAt = cluster.now + cluster.timing.join;
  cluster.machines.nodes.set(name, { joinsAt, pulling: {}, addressesGiven: 0 });
  return joinsAt;
}
