/**
 * A Pod that its kubelet ends for good: every container stops, phase Failed with a reason. The Pod stays as a record.
 * Follows pkg/kubelet/eviction/eviction_manager.go (evictPod) and pkg/kubelet/active_deadline.go.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { reportEvent } from '../../cluster/events';
import type { ContainerRuntime } from '../../cluster/machines/container-runtime';
import type { PodRuntime } from '../../cluster/runtime';
import { type ConditionNote, withConditions } from '../pod-condition';
import { podStatus } from '../pod-status';
import { runningContainers } from '../faults';

export interface PodFailure {
  readonly reason: string;
  readonly message: string;
  /** Of the containers that ran: 128 and the signal. */
  readonly exitCode: number;
  readonly notes?: readonly ConditionNote[];
}

export function failPod(cluster: Cluster, pod: Pod, { reason, message, exitCode, notes = [] }: PodFailure): void {
  for (const { name } of runningContainers(cluster, pod)) {
    reportEvent(cluster, 'kubelet', pod, { type: 'Normal', reason: 'Killing', message: `Stopping container ${name}` });
  }
  const runtime = stopped(cluster, pod, exitCode);
  cluster.machines.pods.set(pod.metadata.uid, runtime);
  const conditions = withConditions(pod, notes, cluster.now);
  const failed: Pod = { ...pod, status: { ...pod.status, phase: 'Failed', reason, message, conditions } };
  cluster.updateStatus(pod, podStatus(failed, runtime, cluster.now));
}

/** One that waits is not started any more. */
function stopped(cluster: Cluster, pod: Pod, exitCode: number): PodRuntime {
  const known = cluster.machines.pods.get(pod.metadata.uid) ?? { containers: {} };
  const containers = Object.entries(known.containers).map(([name, container]) => {
    const { run, phase } = container;
    if (phase !== 'running' || run === undefined) return [name, { ...container, until: undefined }] as const;
    const end = { ...run, finishedAt: cluster.now, exitCode, reason: 'Error' };
    const after: ContainerRuntime = { ...container, phase: 'ended', until: undefined, end };
    return [name, after] as const;
  });
  return { ...known, containers: Object.fromEntries(containers) };
}
