/**
 * Turns what Nodes report into taints, and tells what an unready Node means for its Pods.
 * Follows pkg/controller/nodelifecycle. Works on names of Nodes.
 */
import { type Node, refOf, type Taint } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import { reportEvent } from '../cluster/events';
import { timestamp } from '../cluster/time';
import { isTrue, withConditions } from '../containers/pod-condition';
import type { Controller } from './controller';
import { nodeAffectedBy, nodeNames } from './node-lifecycle/tainted-node';

const NOT_READY = 'node.kubernetes.io/not-ready';
const UNREACHABLE = 'node.kubernetes.io/unreachable';
const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable';
const OWN_KEYS: readonly string[] = [NOT_READY, UNREACHABLE, UNSCHEDULABLE];

export const nodeLifecycle: Controller = {
  name: 'node-lifecycle',
  affectedBy: nodeAffectedBy,
  keys: nodeNames,
  reconcile(name, cluster) {
    const node = cluster.get('Node', name);
    if (node === undefined) return undefined;
    const ready = readyStatus(node);
    if (ready !== 'True' && wasReady(cluster, node)) markPodsUnready(cluster, node);
    setTaints(cluster, node);
    return undefined;
  },
};

const readyStatus = (node: Node): string | undefined =>
  node.status.conditions?.find(({ type }) => type === 'Ready')?.status;

/** Whether the Node has joined before: one that still joins has nothing to lose. */
function wasReady(cluster: Cluster, node: Node): boolean {
  const joinsAt = cluster.machines.nodes.get(node.metadata.name)?.joinsAt;
  return node.status.capacity !== undefined && (joinsAt === undefined || joinsAt <= cluster.now);
}

/** Taints that follow from the Node's state; all others are people's own. */
function setTaints(cluster: Cluster, node: Node): void {
  const before = node.spec.taints ?? [];
  const wanted = stateTaints(cluster, node);
  const isWanted = (taint: Taint) => wanted.some(({ key, effect }) => key === taint.key && effect === taint.effect);
  const kept = before.filter((taint) => !OWN_KEYS.includes(taint.key) || isWanted(taint));
  const isKnown = (taint: Taint) => kept.some(({ key, effect }) => key === taint.key && effect === taint.effect);
  const added = wanted.filter((taint) => !isKnown(taint));
  if (added.length === 0 && kept.length === before.length) return;
  const taints = [...kept, ...added.map((taint) => ({ ...taint, timeAdded: timestamp(cluster.now) }))];
  cluster.update({ ...node, spec: { ...node.spec, taints: taints.length === 0 ? undefined : taints } });
}

function stateTaints(cluster: Cluster, node: Node): readonly Taint[] {
  const ready = readyStatus(node);
  const taints: Taint[] = [];
  if (ready === 'False' || ready === 'Unknown') {
    const key = ready === 'False' ? NOT_READY : UNREACHABLE;
    taints.push({ key, effect: 'NoSchedule' });
    if (wasReady(cluster, node)) taints.push({ key, effect: 'NoExecute' });
  }
  if (node.spec.unschedulable === true) taints.push({ key: UNSCHEDULABLE, effect: 'NoSchedule' });
  return taints;
}

/** Nobody knows whether the Pods still answer: they get no requests until their Node is back. */
function markPodsUnready(cluster: Cluster, node: Node): void {
  const pods = cluster.podsOn(node.metadata.name).filter((pod) => isTrue(pod, 'Ready'));
  if (pods.length === 0) return;
  const name = node.metadata.name;
  cluster.record({
    actor: 'Node controller',
    verb: 'marked-not-ready',
    object: refOf(node),
    because: 'its kubelet does not report that it is ready',
    detail: { node: name, pods: pods.length },
  });
  for (const pod of pods) {
    const conditions = withConditions(pod, [{ type: 'Ready', status: 'False' }], cluster.now);
    const stored = cluster.updateStatus(pod, { ...pod.status, conditions });
    reportEvent(cluster, 'node-controller', stored, {
      type: 'Warning',
      reason: 'NodeNotReady',
      message: 'Node is not ready',
    });
  }
}
