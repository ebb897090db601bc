/**
 * What a kubelet asks of a Pod before it runs it: that it fits the Node. The scheduler has made sure of it; a Pod that
 * was given its Node by name never met the scheduler.
 * Follows pkg/kubelet/lifecycle/predicate.go.
 */
import { isTerminal } from '../../api/lifecycle';
import { type Node, type Pod, refOf } from '../../api/objects';
import { untolerated } from '../../api/taints';
import type { Cluster } from '../../cluster/cluster';
import { timestamp } from '../../cluster/time';
import { conditionOf } from '../../containers/pod-condition';
import { hostPorts, matchesNodeAffinity, roomFailure } from '../scheduler/filters/node-filters';
import { NodeInfo } from '../scheduler/node-info';
import { demandOf } from '../scheduler/requests';
import { kubeletEvents } from './reports';

interface Refusal {
  readonly reason: string;
  readonly message: string;
  readonly because: string;
}

/** Rejects a Pod that does not fit, for good. Answers whether it did. */
export function rejectsPod(cluster: Cluster, pod: Pod, node: Node): boolean {
  if (isKnown(cluster, pod) || conditionOf(pod, 'PodScheduled')?.status === 'True') return false;
  const refusal = whyRefused(cluster, pod, node);
  if (refusal === undefined) return false;
  const { reason, message, because } = refusal;
  cluster.record({
    actor: 'kubelet',
    verb: 'rejected-pod',
    object: refOf(pod),
    because,
    detail: { node: node.metadata.name, reason },
  });
  kubeletEvents.rejected(cluster, pod, reason, message);
  cluster.updateStatus(pod, {
    ...pod.status,
    phase: 'Failed',
    reason,
    message: `Pod was rejected: ${message}`,
    startTime: timestamp(cluster.now),
  });
  return true;
}

/** Whether the kubelet has taken the Pod already. */
function isKnown(cluster: Cluster, { metadata, status }: Pod): boolean {
  return status.startTime !== undefined || cluster.machines.pods.has(metadata.uid);
}

function whyRefused(cluster: Cluster, pod: Pod, node: Node): Refusal | undefined {
  const info = new NodeInfo(node);
  for (const other of cluster.podsOn(node.metadata.name)) {
    if (!isTerminal(other) && other.metadata.uid !== pod.metadata.uid && isKnown(cluster, other)) info.add(other);
  }
  return shortage(pod, info) ?? mismatch(pod, info);
}

/** The first resource that is short, Pods first. */
function shortage(pod: Pod, info: NodeInfo): Refusal | undefined {
  const { allocatable, requested } = info;
  const wants = { pods: 1, ...demandOf(pod.spec).requests };
  const uses: Readonly<Record<string, number>> = { ...requested, pods: info.podCount };
  for (const [name, wanted] of Object.entries(wants)) {
    const [used, capacity] = [uses[name] ?? 0, allocatable[name] ?? 0];
    if (wanted === 0 || wanted <= capacity - used) continue;
    return {
      reason: `OutOf${name}`,
      message: `Node didn't have enough resource: ${name}, requested: ${wanted}, used: ${used}, capacity: ${capacity}`,
      because: name === 'pods' ? 'the Node holds no more Pods' : `the Node has not enough ${name} left`,
    };
  }
  return undefined;
}

function mismatch(pod: Pod, info: NodeInfo): Refusal | undefined {
  if (!matchesNodeAffinity(pod, info.node)) {
    return failed('NodeAffinity', "node(s) didn't match Pod's node affinity/selector", 'the Node lacks the labels');
  }
  if (roomFailure(hostPorts(pod.spec), {}, info) !== undefined) {
    const why = "node(s) didn't have free ports for the requested pod ports";
    return failed('NodePorts', why, 'another Pod has the port of the Node');
  }
  if (untolerated(info.node.spec.taints, pod.spec.tolerations ?? [], ['NoExecute']) !== undefined) {
    return failed('TaintToleration', 'node(s) had untolerated taint(s)', 'a taint of the Node keeps it off');
  }
  return undefined;
}

const failed = (predicate: string, why: string, because: string): Refusal => ({
  reason: predicate,
  message: `Predicate ${predicate} failed: ${why}`,
  because,
});
