/**
 * A change of size that is no rollout: one ReplicaSet takes it, or all share it in proportion to their sizes.
 * Follows scale in pkg/controller/deployment/sync.go.
 */
import type { Deployment, ReplicaSet } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { desiredReplicas, maxReplicas } from './annotations';
import { mostPods } from './fenceposts';
import { activeOf, allOf, type ReplicaSets, wantedBy } from './replica-sets';
import { resize, shareOut } from './size';

/** Whether the wanted number changed since the ReplicaSets were last scaled. */
export function isScalingEvent(deployment: Deployment, sets: ReplicaSets): boolean {
  return activeOf(allOf(sets)).some((set) => {
    const desired = desiredReplicas(set);
    return desired !== undefined && desired !== deployment.spec.replicas;
  });
}

/** Brings the sizes of the ReplicaSets in line with the wanted number, without rolling out anything. */
export function scale(cluster: Cluster, deployment: Deployment, sets: ReplicaSets): void {
  const wanted = deployment.spec.replicas;
  const active = activeOf(allOf(sets));
  const [only] = active.length > 0 ? active : [sets.current ?? sets.old.at(-1)];
  if (only === undefined) return;
  if (active.length <= 1) {
    resize(cluster, deployment, only, wanted, `${wanted} are wanted, ${only.spec.replicas} there`);
    return;
  }
  if (isSaturated(deployment, sets.current)) {
    const because = `all ${wanted} new Pods can serve`;
    for (const set of activeOf(sets.old)) resize(cluster, deployment, set, 0, because);
    return;
  }
  if (deployment.spec.strategy.type === 'RollingUpdate') scaleProportionally(cluster, deployment, active);
}

function isSaturated(deployment: Deployment, current: ReplicaSet | undefined): boolean {
  const wanted = deployment.spec.replicas;
  if (current === undefined) return false;
  return [current.spec.replicas, desiredReplicas(current), current.status.availableReplicas ?? 0].every(
    (count) => count === wanted,
  );
}

function scaleProportionally(cluster: Cluster, deployment: Deployment, active: readonly ReplicaSet[]): void {
  const wanted = deployment.spec.replicas;
  const total = wantedBy(active);
  const allowed = wanted > 0 ? mostPods(deployment) : 0;
  const because = `${wanted} are wanted in the middle of a rollout, so ${allowed} Pods are shared out in proportion`;
  for (const { set, size } of proportions(deployment, active, allowed - total)) {
    shareOut(cluster, deployment, set, size, because);
  }
}

/**
 * The sizes after `toAdd` Pods (negative: to take away) were shared out. The largest ReplicaSet gets what rounding
 * leaves over. `active` is in the order of creation.
 */
function proportions(
  deployment: Deployment,
  active: readonly ReplicaSet[],
  toAdd: number,
): readonly { readonly set: ReplicaSet; readonly size: number }[] {
  const newestFirst = toAdd > 0 ? [...active].reverse() : [...active];
  const bySize = newestFirst.sort((a, b) => b.spec.replicas - a.spec.replicas);
  let added = 0;
  const shares = bySize.map((set) => {
    const left = toAdd - added;
    const fraction = left === 0 ? 0 : fractionOf(deployment, set);
    const part = toAdd > 0 ? Math.min(fraction, left) : Math.max(fraction, left);
    added += part;
    return { set, size: set.spec.replicas + part };
  });
  return shares.map(({ set, size }, place) => ({
    set,
    size: place === 0 ? Math.max(0, size + toAdd - added) : size,
  }));
}

/** By how many Pods one ReplicaSet would grow (negative: shrink) if all kept their proportions. */
function fractionOf(deployment: Deployment, set: ReplicaSet): number {
  const size = set.spec.replicas;
  if (deployment.spec.replicas === 0) return -size;
  const noted = maxReplicas(set) ?? 0;
  const before = noted > 0 ? noted : (deployment.status.replicas ?? 0);
  return before === 0 ? 0 : roundAwayFromZero((size * mostPods(deployment)) / before) - size;
}

const roundAwayFromZero = (value: number): number => Math.sign(value) * Math.floor(Math.abs(value) + 0.5);
