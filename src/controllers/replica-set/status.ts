/**
 * What a ReplicaSet reports of its Pods.
 * Follows calculateStatus in pkg/controller/replicaset/replica_set_utils.go.
 */
import { dropCondition, setCondition } from '../../api/conditions';
import type { Pod, ReplicaSet, ReplicaSetStatus } from '../../api/objects';
import { matchesLabels } from '../../api/selectors';
import type { Cluster } from '../../cluster/cluster';
import { timestamp } from '../../cluster/time';
import { isAvailable, isReady } from '../workload/availability';

/** Why Pods could not be made. */
export interface Failure {
  readonly reason: 'FailedCreate';
  readonly message: string;
}

/** The status after a pass: from the active Pods, those on their way out, and what failed. */
export function replicaSetStatus(
  cluster: Cluster,
  set: ReplicaSet,
  active: readonly Pod[],
  terminating: number,
  failure: Failure | undefined,
): ReplicaSetStatus {
  const minReadySeconds = set.spec.minReadySeconds ?? 0;
  const wanted = set.spec.template.metadata.labels;
  let [labelled, ready, available] = [0, 0, 0];
  for (const pod of active) {
    if (matchesLabels(wanted, pod.metadata.labels)) labelled++;
    if (!isReady(pod)) continue;
    ready++;
    if (isAvailable(pod, minReadySeconds, cluster.now)) available++;
  }
  const before = set.status.conditions ?? [];
  const conditions =
    failure === undefined
      ? dropCondition(before, 'ReplicaFailure')
      : setCondition(before, {
          type: 'ReplicaFailure',
          status: 'True',
          ...failure,
          lastTransitionTime: timestamp(cluster.now),
        });
  return {
    replicas: active.length,
    fullyLabeledReplicas: labelled || undefined,
    readyReplicas: ready || undefined,
    availableReplicas: available || undefined,
    terminatingReplicas: terminating,
    observedGeneration: set.metadata.generation,
    conditions: conditions.length > 0 ? [...conditions] : undefined,
  };
}
