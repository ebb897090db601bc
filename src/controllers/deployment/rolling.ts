/**
 * RollingUpdate: the new ReplicaSet grows and the old ones shrink, within the fenceposts.
 * Follows pkg/controller/deployment/rolling.go.
 */
import type { Deployment, ReplicaSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { fewestAvailable, mostPods } from './fenceposts';
import { activeOf, allOf, availableIn, type ReplicaSets, replicaSetsOf, wantedBy } from './replica-sets';
import { resize } from './size';

/** The size that the new ReplicaSet may have now. `others` are all ReplicaSets but this one. */
export function sizeOfCurrent(deployment: Deployment, size: number, others: readonly ReplicaSet[]): number {
  const wanted = deployment.spec.replicas;
  if (deployment.spec.strategy.type !== 'RollingUpdate' || size > wanted) return wanted;
  const room = mostPods(deployment) - wantedBy(others) - size;
  return room <= 0 ? size : size + Math.min(room, wanted - size);
}

/** Makes one kind of change: grows the new ReplicaSet, else shrinks old ones. Answers whether anything changed. */
export function rollOut(cluster: Cluster, deployment: Deployment, sets: ReplicaSets): boolean {
  const { current } = sets;
  if (current === undefined) return false;
  return grow(cluster, deployment, current, sets.old) || shrinkOld(cluster, deployment, sets, current);
}

function grow(cluster: Cluster, deployment: Deployment, current: ReplicaSet, old: readonly ReplicaSet[]): boolean {
  const wanted = deployment.spec.replicas;
  const from = current.spec.replicas;
  if (from === wanted) return false;
  const total = wantedBy(old) + from;
  const because =
    from > wanted || wantedBy(old) === 0
      ? `${wanted} are wanted, ${from} there`
      : `at most ${mostPods(deployment)} Pods may exist and ${total} do`;
  return resize(cluster, deployment, current, sizeOfCurrent(deployment, from, old), because);
}

function shrinkOld(cluster: Cluster, deployment: Deployment, sets: ReplicaSets, current: ReplicaSet): boolean {
  const all = allOf(sets);
  const notServingYet = current.spec.replicas - (current.status.availableReplicas ?? 0);
  const budget = wantedBy(all) - fewestAvailable(deployment) - notServingYet;
  if (wantedBy(sets.old) === 0 || budget <= 0) return false;
  const cleaned = cleanUnhealthy(cluster, deployment, activeOf(sets.old), budget);
  if (cleaned === 'must-wait') return true;
  const now = replicaSetsOf(cluster, deployment);
  return shrinkHealthy(cluster, deployment, activeOf(now.old), availableIn(allOf(now))) || cleaned;
}

/**
 * First the Pods that cannot serve anyway, from the oldest ReplicaSet on. A ReplicaSet that still counts more Pods than
 * it is wanted to have has not seen its new size yet: nothing can be said before it has.
 */
function cleanUnhealthy(
  cluster: Cluster,
  deployment: Deployment,
  old: readonly ReplicaSet[],
  budget: number,
): boolean | 'must-wait' {
  let left = budget;
  for (const set of old) {
    if (left <= 0) break;
    const unhealthy = set.spec.replicas - (set.status.availableReplicas ?? 0);
    if (unhealthy < 0) return 'must-wait';
    const by = Math.min(left, unhealthy);
    if (by === 0) continue;
    const because = `${unhealthy} of its Pods could not serve anyway`;
    resize(cluster, deployment, set, set.spec.replicas - by, because);
    left -= by;
  }
  return left < budget;
}

/** Then Pods that serve, as many as can be spared. */
function shrinkHealthy(
  cluster: Cluster,
  deployment: Deployment,
  old: readonly ReplicaSet[],
  available: number,
): boolean {
  const enough = fewestAvailable(deployment);
  let left = available - enough;
  const because = `${available} could serve and ${enough} are enough`;
  let changed = false;
  for (const set of old) {
    const by = Math.min(left, set.spec.replicas);
    if (by <= 0) continue;
    resize(cluster, deployment, set, set.spec.replicas - by, because);
    left -= by;
    changed = true;
  }
  return changed;
}
