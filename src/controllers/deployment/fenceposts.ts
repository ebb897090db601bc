/**
 * How many Pods a rollout may have too many and too few.
 * Follows ResolveFenceposts in pkg/controller/deployment/util.
 */
import { resolveAmount } from '../../api/int-or-percent';
import type { Deployment, DeploymentSpec } from '../../api/objects';

export interface Fenceposts {
  /** Pods above the wanted number. */
  readonly surge: number;
  /** Pods below the wanted number. */
  readonly unavailable: number;
}

/** Surge rounds up and unavailable down; a rollout that could do neither may have one Pod too few. */
export function fenceposts(spec: Pick<DeploymentSpec, 'replicas' | 'strategy'>): Fenceposts {
  if (spec.strategy.type !== 'RollingUpdate') return { surge: 0, unavailable: 0 };
  const { maxSurge, maxUnavailable } = spec.strategy.rollingUpdate ?? {};
  const surge = resolveAmount(maxSurge, spec.replicas, Math.ceil);
  const unavailable = resolveAmount(maxUnavailable, spec.replicas, Math.floor);
  const least = surge === 0 && unavailable === 0 ? 1 : unavailable;
  return { surge, unavailable: Math.min(least, spec.replicas) };
}

/** The most Pods that may exist during a rollout. */
export function mostPods(deployment: Deployment): number {
  return deployment.spec.replicas + fenceposts(deployment.spec).surge;
}

/** The fewest Pods that must be able to serve during a rollout. */
export function fewestAvailable(deployment: Deployment): number {
  return deployment.spec.replicas - fenceposts(deployment.spec).unavailable;
}
