/**
 * What a StatefulSet reports of its Pods.
 * Follows updateStatus and completeRollingUpdate in pkg/controller/statefulset.
 */
import { isTerminating } from '../../api/lifecycle';
import type { Pod, StatefulSet } from '../../api/objects';
import { isAvailable, isReady } from '../workload/availability';
import { revisionNameOf } from './identity';

/** The names of the two revisions that Pods are counted by. */
export interface RevisionNames {
  readonly current: string;
  readonly update: string;
  readonly collisionCount: number | undefined;
}

/** The status; a rolling update that has replaced every Pod ends here: its revision becomes the current one. */
export function statefulSetStatus(
  set: StatefulSet,
  pods: readonly Pod[],
  names: RevisionNames,
  now: number,
): StatefulSet['status'] {
  const wanted = set.spec.replicas;
  const ready = pods.filter((pod) => pod.status.phase === 'Running' && isReady(pod));
  const staying = pods.filter((pod) => !isTerminating(pod));
  const countOf = (revision: string) => staying.filter((pod) => revisionNameOf(pod) === revision).length;
  const updated = countOf(names.update);
  const isDone =
    set.spec.updateStrategy.type === 'RollingUpdate' &&
    [updated, ready.length, pods.length].every((count) => count === wanted);
  const current = isDone ? names.update : names.current;
  return {
    observedGeneration: set.metadata.generation,
    replicas: pods.length,
    readyReplicas: ready.length || undefined,
    currentReplicas: countOf(current) || undefined,
    updatedReplicas: updated || undefined,
    currentRevision: current,
    updateRevision: names.update,
    collisionCount: names.collisionCount ?? 0,
    availableReplicas: ready.filter((pod) => isAvailable(pod, set.spec.minReadySeconds ?? 0, now)).length,
  };
}
