/**
 * Old ReplicaSets are kept for rollbacks, up to revisionHistoryLimit.
 * Follows cleanupDeployment in pkg/controller/deployment/sync.go.
 */
import { isTerminating } from '../../api/lifecycle';
import { type Deployment, refOf, type ReplicaSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { deleteObject } from '../../cluster/deletion';
import { revisionOf } from './annotations';

/** Deletes the ReplicaSets of the oldest revisions. Those that still have Pods stay, though they count. */
export function cleanHistory(cluster: Cluster, deployment: Deployment, old: readonly ReplicaSet[]): void {
  const limit = deployment.spec.revisionHistoryLimit;
  const kept = old.filter((set) => !isTerminating(set)).sort((a, b) => revisionOf(a) - revisionOf(b));
  for (const set of kept.slice(0, Math.max(0, kept.length - limit))) {
    if (!isIdle(set)) continue;
    cluster.record({
      actor: 'Deployment',
      verb: 'deleted-replica-set',
      object: refOf(set),
      because: `${limit} old revisions are kept, ${kept.length} were there`,
      detail: { by: deployment.metadata.name, revision: revisionOf(set) },
    });
    deleteObject(cluster, set);
  }
}

function isIdle(set: ReplicaSet): boolean {
  const isObserved = (set.status.observedGeneration ?? 0) >= set.metadata.generation;
  return set.spec.replicas === 0 && (set.status.replicas ?? 0) === 0 && isObserved;
}
