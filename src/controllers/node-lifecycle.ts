/**
 * Notices that a Node is silent, keeps new Pods away from one that is not ready, and tells what that means for its Pods.
 * Follows monitorNodeHealth and doNoScheduleTaintingPass in pkg/controller/nodelifecycle. Works on names of Nodes.
 */
import { findCondition } from '../api/conditions';
import { readyStatus } from '../api/node-state';
import { type Node, refOf, type Taint } from '../api/objects';
import { UNSCHEDULABLE_TAINT } from '../api/taints';
import type { Cluster } from '../cluster/cluster';
import { reportEvent } from '../cluster/events';
import { millisOf, SECOND, timestamp } from '../cluster/time';
import { isTrue, withConditions } from '../containers/pod-condition';
import type { Controller, Requeue } from './controller';
import { nodeAffectedBy, nodeNames } from './node-lifecycle/node-keys';
import { isStateTaint, stateKey, withTaints } from './node-lifecycle/node-state';

export const nodeLifecycle: Controller = {
  name: 'node-lifecycle',
  affectedBy: nodeAffectedBy,
  keys: nodeNames,
  reconcile(name, cluster): Requeue | undefined {
    const known = cluster.get('Node', name);
    if (known === undefined) return undefined;
    const missedAt = silentUntil(cluster, known);
    if (missedAt !== undefined && missedAt > cluster.now) {
      return { at: missedAt, holdsOpen: true, next: { verb: 'marked-not-ready', object: refOf(known) } };
    }
    const node = missedAt === undefined ? known : markUnknown(cluster, known);
    if (missedAt !== undefined && readyStatus(known) === 'True') tellLost(cluster, node);
    setNoScheduleTaints(cluster, node);
    return undefined;
  },
};

/** When the grace of a silent kubelet is over; undefined when it is not silent, or its silence is known. */
function silentUntil(cluster: Cluster, node: Node): number | undefined {
  const fault = cluster.machines.nodes.get(node.metadata.name)?.fault;
  if (fault?.kind !== 'silent' || readyStatus(node) === 'Unknown') return undefined;
  if (hasReported(node)) return fault.since + cluster.timing.nodeGrace;
  return millisOf(node.metadata.creationTimestamp) + STARTUP_GRACE;
}

/** A Node that never reported gets a little longer. */
const STARTUP_GRACE = 60 * SECOND;
/** What a kubelet says about its Node, and nobody else. */
const KUBELET_CONDITIONS = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'] as const;

const hasReported = ({ status }: Node): boolean => findCondition(status.conditions, 'Ready') !== undefined;

/** Nothing that the kubelet said last counts any more. Follows tryUpdateNodeHealth. */
function markUnknown(cluster: Cluster, node: Node): Node {
  const before = node.status.conditions ?? [];
  const unheard = KUBELET_CONDITIONS.map((type) => {
    const known = findCondition(before, type);
    return {
      ...known,
      type,
      status: 'Unknown',
      reason: known === undefined ? 'NodeStatusNeverUpdated' : 'NodeStatusUnknown',
      message: known === undefined ? 'Kubelet never posted node status.' : 'Kubelet stopped posting node status.',
      lastTransitionTime: timestamp(cluster.now),
    };
  });
  const kept = before.map((condition) => findCondition(unheard, condition.type) ?? condition);
  const added = unheard.filter(({ type }) => findCondition(before, type) === undefined);
  return cluster.updateStatus(node, { ...node.status, conditions: [...kept, ...added] });
}

/**
 * Nobody knows whether the Pods still answer: they get no requests until their kubelet says more. Where the kubelet
 * says itself that its Node is not ready, it goes on to speak for its Pods, and nothing is said about them here.
 * Follows MarkPodsNotReady in pkg/controller/util/node.
 */
function tellLost(cluster: Cluster, node: Node): void {
  const { name } = node.metadata;
  const pods = cluster.podsOn(name).filter((pod) => isTrue(pod, 'Ready'));
  cluster.record({
    actor: 'Node controller',
    verb: 'marked-not-ready',
    object: refOf(node),
    because: 'its kubelet has stopped reporting',
    detail: { node: name, pods: pods.length },
  });
  const message = `Node ${name} status is now: NodeNotReady`;
  reportEvent(cluster, 'node-controller', node, { type: 'Normal', reason: 'NodeNotReady', message });
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

/** Taints that keep new Pods away; those that evict are no-execute-taints.ts's, all others are people's own. */
function setNoScheduleTaints(cluster: Cluster, node: Node): void {
  const before = node.spec.taints ?? [];
  const state = stateKey(node);
  const wanted = [
    ...(state === undefined ? [] : [state]),
    ...(node.spec.unschedulable === true ? [UNSCHEDULABLE_TAINT] : []),
  ];
  const isOwn = (taint: Taint) =>
    taint.effect === 'NoSchedule' && (isStateTaint(taint) || taint.key === UNSCHEDULABLE_TAINT);
  const kept = before.filter((taint) => !isOwn(taint) || wanted.includes(taint.key));
  const added = wanted.filter((key) => !kept.some((taint) => isOwn(taint) && taint.key === key));
  if (added.length === 0 && kept.length === before.length) return;
  const timeAdded = timestamp(cluster.now);
  const taints = [...kept, ...added.map((key): Taint => ({ key, effect: 'NoSchedule', timeAdded }))];
  cluster.update(withTaints(node, taints));
}
