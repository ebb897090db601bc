/**
 * The Progressing condition: whether a rollout moves, has ended, or has stalled.
 * Follows pkg/controller/deployment/progress.go. Every bit of progress restarts the clock of the deadline.
 */
import { findCondition } from '../../api/conditions';
import type { Deployment, DeploymentCondition, DeploymentStatus } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { millisOf, SECOND, timestamp } from '../../cluster/time';

const NO_DEADLINE = 2 ** 31 - 1;

export type ProgressReason =
  | 'NewReplicaSetCreated'
  | 'FoundNewReplicaSet'
  | 'ReplicaSetUpdated'
  | 'NewReplicaSetAvailable'
  | 'ProgressDeadlineExceeded'
  | 'ReplicaSetCreateError'
  | 'DeploymentPaused'
  | 'DeploymentResumed';

const STATUS: Readonly<Record<ProgressReason, 'True' | 'False' | 'Unknown'>> = {
  NewReplicaSetCreated: 'True',
  FoundNewReplicaSet: 'True',
  ReplicaSetUpdated: 'True',
  NewReplicaSetAvailable: 'True',
  ProgressDeadlineExceeded: 'False',
  ReplicaSetCreateError: 'False',
  DeploymentPaused: 'Unknown',
  DeploymentResumed: 'Unknown',
};

/** The largest number there is stands for no deadline; then there is no Progressing condition either. */
export function hasDeadline(deployment: Deployment): boolean {
  return deployment.spec.progressDeadlineSeconds !== NO_DEADLINE;
}

export function progressOf(status: DeploymentStatus): DeploymentCondition | undefined {
  return findCondition(status.conditions, 'Progressing');
}

/** A Progressing condition of this instant. */
export function progressCondition(cluster: Cluster, reason: ProgressReason, message: string): DeploymentCondition {
  const now = timestamp(cluster.now);
  return { type: 'Progressing', status: STATUS[reason], reason, message, lastUpdateTime: now, lastTransitionTime: now };
}

/** Every wanted Pod is of the new template and can serve, no other is left, and the status is of this spec. */
export function isComplete(deployment: Deployment, status: DeploymentStatus): boolean {
  const wanted = deployment.spec.replicas;
  const counts = [status.updatedReplicas, status.replicas, status.availableReplicas];
  return (
    counts.every((count) => (count ?? 0) === wanted) &&
    (status.observedGeneration ?? 0) >= deployment.metadata.generation
  );
}

/** Compared with the status before: more new Pods, fewer old ones, or more that are ready or available. */
export function isProgressing(before: DeploymentStatus, after: DeploymentStatus): boolean {
  const count = (
    status: DeploymentStatus,
    key: 'replicas' | 'updatedReplicas' | 'readyReplicas' | 'availableReplicas',
  ) => status[key] ?? 0;
  const old = (status: DeploymentStatus) => count(status, 'replicas') - count(status, 'updatedReplicas');
  return (
    count(after, 'updatedReplicas') > count(before, 'updatedReplicas') ||
    old(after) < old(before) ||
    count(after, 'readyReplicas') > count(before, 'readyReplicas') ||
    count(after, 'availableReplicas') > count(before, 'availableReplicas')
  );
}

/** Whether the deadline has passed since the last progress. */
export function hasTimedOut(cluster: Cluster, deployment: Deployment, status: DeploymentStatus): boolean {
  const progress = progressOf(status);
  if (progress === undefined || progress.reason === 'NewReplicaSetAvailable') return false;
  return progress.reason === 'ProgressDeadlineExceeded' || deadlineOf(deployment, progress) < cluster.now;
}

/** When to look whether the rollout has stalled; undefined when it has ended or stalled already. */
export function deadlineCheck(deployment: Deployment): number | undefined {
  const progress = progressOf(deployment.status);
  if (progress === undefined || !hasDeadline(deployment) || deployment.spec.paused === true) return undefined;
  if (isComplete(deployment, deployment.status) || progress.reason === 'ProgressDeadlineExceeded') return undefined;
  if (progress.reason === 'NewReplicaSetAvailable') return undefined;
  return deadlineOf(deployment, progress) + SECOND;
}

function deadlineOf(deployment: Deployment, { lastUpdateTime }: DeploymentCondition): number {
  return millisOf(lastUpdateTime ?? '') + deployment.spec.progressDeadlineSeconds * SECOND;
}
