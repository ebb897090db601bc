/**
 * The ReplicaSet of the Deployment's template, brought up to date.
 * Follows getNewReplicaSet in pkg/controller/deployment/sync.go.
 */
import { setCondition } from '../../api/conditions';
import { isEqual } from '../../api/equal';
import { type Deployment, type DeploymentStatus, refOf, type ReplicaSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { imagesOf, TEMPLATE_HASH_LABEL } from '../workload/pod-template';
import { REVISION, revisionOf, withRevision } from './annotations';
import { hasDeadline, progressCondition, progressOf, type ProgressReason } from './progress';
import type { ReplicaSets } from './replica-sets';

/** Gives the new ReplicaSet, if there is one, the highest revision and the Deployment's annotations. */
export function syncCurrent(cluster: Cluster, deployment: Deployment, { current, old }: ReplicaSets): void {
  if (current === undefined) return;
  const before = current.metadata.annotations ?? {};
  const revision = nextRevision(old);
  const annotations = withRevision(before, deployment, revision);
  const minReadySeconds = deployment.spec.minReadySeconds;
  if (!isEqual(before, annotations) || (current.spec.minReadySeconds ?? 0) !== (minReadySeconds ?? 0)) {
    if (annotations[REVISION] !== before[REVISION]) recordReuse(cluster, deployment, current, revision);
    cluster.update({
      ...current,
      metadata: { ...current.metadata, annotations },
      spec: { ...current.spec, minReadySeconds },
    });
  }
  const isFirst = hasDeadline(deployment) && progressOf(deployment.status) === undefined;
  const found = isFirst
    ? note(cluster, deployment, 'FoundNewReplicaSet', `Found new replica set "${current.metadata.name}"`)
    : undefined;
  takeRevision(cluster, deployment, annotations[REVISION] ?? '', found);
}

/** A status with the Progressing condition set. */
export function note(
  cluster: Cluster,
  deployment: Deployment,
  reason: ProgressReason,
  message: string,
): DeploymentStatus {
  const conditions = setCondition(deployment.status.conditions ?? [], progressCondition(cluster, reason, message));
  return { ...deployment.status, conditions: [...conditions] };
}

/** The Deployment takes over the revision of its new ReplicaSet. */
export function takeRevision(
  cluster: Cluster,
  deployment: Deployment,
  revision: string,
  status = deployment.status,
): void {
  const annotations = { ...deployment.metadata.annotations, [REVISION]: revision };
  cluster.update({ ...deployment, metadata: { ...deployment.metadata, annotations }, status });
}

/** One more than the highest revision of the old ReplicaSets. */
export function nextRevision(old: readonly ReplicaSet[]): number {
  return Math.max(0, ...old.map(revisionOf)) + 1;
}

function recordReuse(cluster: Cluster, deployment: Deployment, set: ReplicaSet, revision: number): void {
  cluster.record({
    actor: 'Deployment',
    verb: 'reused-replica-set',
    object: refOf(set),
    because: 'it has exactly this Pod template',
    detail: {
      by: deployment.metadata.name,
      from: revisionOf(set),
      revision,
      hash: set.metadata.labels?.[TEMPLATE_HASH_LABEL] ?? '',
      image: imagesOf(set.spec.template),
    },
  });
}
