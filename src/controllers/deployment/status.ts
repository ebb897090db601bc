/**
 * What a Deployment reports: the sums over its ReplicaSets, and its conditions.
 * Follows calculateStatus and syncRolloutStatus in pkg/controller/deployment.
 */
import { dropCondition, findCondition, setCondition } from '../../api/conditions';
import { isEqual } from '../../api/equal';
import {
  type Deployment,
  type DeploymentCondition,
  type DeploymentStatus,
  refOf,
  type ReplicaSet,
} from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { timestamp } from '../../cluster/time';
import { imagesOf } from '../workload/pod-template';
import { fewestAvailable } from './fenceposts';
import { hasDeadline, hasTimedOut, isComplete, isProgressing, progressCondition, progressOf } from './progress';
import { allOf, availableIn, type ReplicaSets, wantedBy } from './replica-sets';

/** Reports the numbers alone, as after a scaling event. */
export function reportNumbers(cluster: Cluster, deployment: Deployment, sets: ReplicaSets): void {
  write(cluster, deployment, numbers(cluster, deployment, sets));
}

/** Reports the numbers and how the rollout gets on. */
export function reportRollout(cluster: Cluster, deployment: Deployment, sets: ReplicaSets): void {
  const status = numbers(cluster, deployment, sets);
  const conditions = withFailures(judge(cluster, deployment, status, sets.current), sets);
  write(cluster, deployment, { ...status, conditions: [...conditions] });
}

function write(cluster: Cluster, deployment: Deployment, status: DeploymentStatus): void {
  if (!isEqual(deployment.status, status)) cluster.updateStatus(deployment, status);
}

function numbers(cluster: Cluster, deployment: Deployment, sets: ReplicaSets): DeploymentStatus {
  const all = allOf(sets);
  const available = availableIn(all);
  const sum = (count: (set: ReplicaSet) => number | undefined) =>
    all.reduce((total, set) => total + (count(set) ?? 0), 0);
  return {
    observedGeneration: deployment.metadata.generation,
    replicas: orAbsent(sum((set) => set.status.replicas)),
    updatedReplicas: orAbsent(sets.current?.status.replicas),
    readyReplicas: orAbsent(sum((set) => set.status.readyReplicas)),
    availableReplicas: orAbsent(available),
    unavailableReplicas: orAbsent(Math.max(0, wantedBy(all) - available)),
    terminatingReplicas: all.some(lacksTerminating) ? undefined : sum((set) => set.status.terminatingReplicas),
    collisionCount: deployment.status.collisionCount,
    conditions: [...setCondition(deployment.status.conditions ?? [], availability(cluster, deployment, available))],
  };
}

/** A ReplicaSet that was seen by its controller and does not say how many Pods are on their way out. */
const lacksTerminating = ({ status }: ReplicaSet): boolean =>
  status.observedGeneration !== undefined && status.terminatingReplicas === undefined;

/** A count of 0 is left out, as upstream leaves it out. */
const orAbsent = (count: number | undefined): number | undefined => (count === 0 ? undefined : count);

function availability(cluster: Cluster, deployment: Deployment, available: number): DeploymentCondition {
  const isEnough = available >= fewestAvailable(deployment);
  const now = timestamp(cluster.now);
  return {
    type: 'Available',
    status: isEnough ? 'True' : 'False',
    reason: isEnough ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
    message: `Deployment ${isEnough ? 'has' : 'does not have'} minimum availability.`,
    lastUpdateTime: now,
    lastTransitionTime: now,
  };
}

/** The conditions with Progressing brought up to date: ended, moving, or stalled. */
function judge(
  cluster: Cluster,
  deployment: Deployment,
  status: DeploymentStatus,
  current: ReplicaSet | undefined,
): readonly DeploymentCondition[] {
  const conditions = status.conditions ?? [];
  if (!hasDeadline(deployment)) return dropCondition(conditions, 'Progressing');
  const before = progressOf(deployment.status);
  const isAllNew = (status.replicas ?? 0) === (status.updatedReplicas ?? 0);
  if (isAllNew && before?.reason === 'NewReplicaSetAvailable') return conditions;
  const subject =
    current === undefined ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${current.metadata.name}"`;
  if (isComplete(deployment, status)) {
    if (before?.reason !== 'NewReplicaSetAvailable') recordEnd(cluster, deployment, current, 'completed-rollout');
    return setCondition(
      conditions,
      progressCondition(cluster, 'NewReplicaSetAvailable', `${subject} has successfully progressed.`),
    );
  }
  if (isProgressing(deployment.status, status)) {
    const moving = progressCondition(cluster, 'ReplicaSetUpdated', `${subject} is progressing.`);
    const since = before?.status === 'True' ? before.lastTransitionTime : moving.lastTransitionTime;
    return [...dropCondition(conditions, 'Progressing'), { ...moving, lastTransitionTime: since }];
  }
  if (!hasTimedOut(cluster, deployment, status)) return conditions;
  if (before?.reason !== 'ProgressDeadlineExceeded') recordEnd(cluster, deployment, current, 'stalled');
  return setCondition(
    conditions,
    progressCondition(cluster, 'ProgressDeadlineExceeded', `${subject} has timed out progressing.`),
  );
}

function recordEnd(
  cluster: Cluster,
  deployment: Deployment,
  current: ReplicaSet | undefined,
  verb: 'completed-rollout' | 'stalled',
): void {
  const { replicas, progressDeadlineSeconds, template } = deployment.spec;
  const available = current?.status.availableReplicas ?? 0;
  cluster.record({
    actor: 'Deployment',
    verb,
    object: refOf(deployment),
    because:
      verb === 'stalled'
        ? `nothing got better for ${progressDeadlineSeconds}s`
        : `${replicas} of ${replicas} Pods are new and can serve`,
    detail: {
      wanted: replicas,
      available,
      seconds: progressDeadlineSeconds,
      image: imagesOf(template),
      ...(current === undefined ? {} : { replicaSet: current.metadata.name }),
    },
  });
}

/** The failure of the new ReplicaSet, else of an old one, shows on the Deployment too. */
function withFailures(conditions: readonly DeploymentCondition[], sets: ReplicaSets): readonly DeploymentCondition[] {
  const newestFirst = [...(sets.current === undefined ? [] : [sets.current]), ...sets.old];
  for (const set of newestFirst) {
    const failure = findCondition(set.status.conditions, 'ReplicaFailure');
    if (failure !== undefined) {
      return setCondition(conditions, { ...failure, lastUpdateTime: failure.lastTransitionTime });
    }
  }
  return dropCondition(conditions, 'ReplicaFailure');
}
