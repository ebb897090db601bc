/**
 * Recreate: every old Pod has to be gone before the first new one is made.
 * Follows pkg/controller/deployment/recreate.go.
 */
import { isTerminal } from '../../api/lifecycle';
import type { Deployment } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { activeOf, type ReplicaSets } from './replica-sets';
import { resize } from './size';

/** Sets every old ReplicaSet to 0. Answers whether anything changed. */
export function stopOld(cluster: Cluster, deployment: Deployment, { old }: ReplicaSets): boolean {
  const active = activeOf(old);
  for (const set of active) resize(cluster, deployment, set, 0, 'strategy Recreate stops every old Pod first');
  return active.length > 0;
}

/** Whether old Pods still run; those that are being deleted do. */
export function oldPodsRun(cluster: Cluster, { old }: ReplicaSets): boolean {
  return old.some(
    (set) =>
      (set.status.replicas ?? 0) > 0 || cluster.controlledBy('Pod', set.metadata.uid).some((pod) => !isTerminal(pod)),
  );
}
