/**
 * The ReplicaSets of a Deployment: the new one, found by its template, and the old ones.
 * Follows getAllReplicaSetsAndSyncRevision in pkg/controller/deployment/sync.go.
 */
import type { Deployment, ReplicaSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { claim } from '../workload/adoption';
import { isSameTemplate } from '../workload/pod-template';

export interface ReplicaSets {
  /** The ReplicaSet whose template is that of the Deployment; the oldest, should there be several. */
  readonly current: ReplicaSet | undefined;
  /** The others, oldest first. */
  readonly old: readonly ReplicaSet[];
}

/** The ReplicaSets of a Deployment as they are now. Adopts and releases on the way. */
export function replicaSetsOf(cluster: Cluster, deployment: Deployment): ReplicaSets {
  const all = claim(cluster, deployment, 'ReplicaSet');
  const current = all.find((set) => isSameTemplate(set.spec.template, deployment.spec.template));
  return { current, old: all.filter((set) => set !== current) };
}

/** Old ones first, then the new one. */
export function allOf({ current, old }: ReplicaSets): readonly ReplicaSet[] {
  return current === undefined ? old : [...old, current];
}

/** Those that are meant to have Pods. */
export function activeOf(sets: readonly ReplicaSet[]): readonly ReplicaSet[] {
  return sets.filter((set) => set.spec.replicas > 0);
}

/** Pods that the ReplicaSets are meant to have. */
export function wantedBy(sets: readonly ReplicaSet[]): number {
  return sets.reduce((sum, set) => sum + set.spec.replicas, 0);
}

/** Pods of the ReplicaSets that can serve. */
export function availableIn(sets: readonly ReplicaSet[]): number {
  return sets.reduce((sum, set) => sum + (set.status.availableReplicas ?? 0), 0);
}
