/**
 * What a rollout may do at most: how many Pods too many, how many too few.
 */
import { resolveAmount } from '../../api/int-or-percent';
import { replacesOnDelete } from '../older-pods';
import type { TopOwner } from '../owner';

export interface Bounds {
  readonly wanted: number;
  /** No more Pods than these at any time. */
  readonly most: number;
  /** At least so many can serve while all goes well. */
  readonly least: number;
}

/**
 * The bounds that the owner keeps while it replaces its Pods; undefined where it has none.
 * Follows ResolveFenceposts in pkg/controller/deployment/util.
 */
export function boundsOf(owner: TopOwner): Bounds | undefined {
  if (owner.kind === 'StatefulSet') {
    const wanted = owner.spec.replicas;
    return replacesOnDelete(owner) ? undefined : { wanted, most: wanted, least: Math.max(0, wanted - 1) };
  }
  if (owner.kind !== 'Deployment') return undefined;
  const { replicas: wanted, strategy } = owner.spec;
  if (strategy.type === 'Recreate') return { wanted, most: wanted, least: 0 };
  const surge = resolveAmount(strategy.rollingUpdate?.maxSurge, wanted, Math.ceil);
  const share = resolveAmount(strategy.rollingUpdate?.maxUnavailable, wanted, Math.floor);
  const unavailable = surge === 0 && share === 0 ? 1 : share;
  return { wanted, most: wanted + surge, least: Math.max(0, wanted - unavailable) };
}
