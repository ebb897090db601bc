/**
 * Makes room for a Pod: less important ones are told to go, and their Node is kept for it.
 * Follows prepareCandidate in pkg/scheduler/framework/preemption/preemption.go.
 */
import { type Pod, refOf } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { deleteObject } from '../../../cluster/deletion';
import { reportEvent } from '../../../cluster/events';
import { withConditions } from '../../../containers/pod-condition';
import { priorityOf } from '../scheduling-queue';
import { schedulingView } from '../scheduling-view';
import type { Victims } from './victims';

/** Deletes the victims, each with its grace, and nominates their Node. Budgets were asked already, and may be broken. */
export function preempt(cluster: Cluster, pod: Pod, { node, pods, violations }: Victims): void {
  for (const other of schedulingView(cluster).nominated.get(node)?.values() ?? []) {
    if (priorityOf(other) < priorityOf(pod)) withdraw(cluster, other);
  }
  cluster.updateStatus(pod, { ...pod.status, nominatedNodeName: node });
  for (const victim of pods) {
    // Who stops already needs no second word.
    if (victim.metadata.deletionTimestamp !== undefined) continue;
    cluster.record({
      actor: 'scheduler',
      verb: 'preempted',
      object: refOf(victim),
      because: `its priority ${priorityOf(victim)} is lower than ${priorityOf(pod)}`,
      detail: { node, for: pod.metadata.name, priority: priorityOf(pod), violations },
    });
    const message = `${pod.spec.schedulerName}: preempting to accommodate a higher priority pod`;
    const condition = { type: 'DisruptionTarget', status: 'True', reason: 'PreemptionByScheduler', message } as const;
    const conditions = withConditions(victim, [condition], cluster.now);
    const marked = cluster.updateStatus(victim, { ...victim.status, conditions });
    deleteObject(cluster, marked);
    reportEvent(cluster, 'default-scheduler', marked, {
      type: 'Normal',
      reason: 'Preempted',
      message: `Preempted by pod ${pod.metadata.uid} on node ${node}`,
    });
  }
}

/** A Node is not kept any longer for a Pod that a more important one outdoes. */
function withdraw(cluster: Cluster, pod: Pod): void {
  cluster.updateStatus(pod, { ...pod.status, nominatedNodeName: undefined });
}
