/**
 * What a rollout may do at most: how many Pods too many, how many too few.
 */
import { resolveAmount } from '../../../api/int-or-percent';
import type { DaemonSet, Deployment, StatefulSet } from '../../../api/objects';
import { replacesOnDelete } from '../../older-pods';
import type { TopOwner } from '../../owner';

export interface Bounds {
  readonly wanted: number;
  /** No more Pods than these at any time. */
  readonly most: number;
  /** At least so many can serve while all goes well. */
  readonly least: number;
  /** The fields of the spec that say so, in words. */
  readonly rule: string;
}

/**
 * The bounds that the owner keeps while it replaces its Pods; undefined where it has none.
 * @param wanted how many Pods it should have
 */
export function boundsOf(owner: TopOwner, wanted: number): Bounds | undefined {
  if (replacesOnDelete(owner)) return undefined;
  if (owner.kind === 'Deployment') return boundsOfDeployment(owner, wanted);
  if (owner.kind === 'StatefulSet') return boundsOfStatefulSet(owner, wanted);
  return owner.kind === 'DaemonSet' ? boundsOfDaemonSet(owner, wanted) : undefined;
}

/** Follows ResolveFenceposts in pkg/controller/deployment/util. */
function boundsOfDeployment({ spec }: Deployment, wanted: number): Bounds {
  if (spec.strategy.type === 'Recreate') {
    return { wanted, most: wanted, least: 0, rule: 'Recreate: old Pods go before new ones come' };
  }
  const { maxSurge, maxUnavailable } = spec.strategy.rollingUpdate ?? {};
  const surge = resolveAmount(maxSurge, wanted, Math.ceil);
  const share = resolveAmount(maxUnavailable, wanted, Math.floor);
  const unavailable = surge === 0 && share === 0 ? 1 : share;
  return bounds(wanted, surge, unavailable, { maxSurge, maxUnavailable });
}

/** Several at once only where the spec asks for it: nearly always one. */
function boundsOfStatefulSet({ spec }: StatefulSet, wanted: number): Bounds {
  const { maxUnavailable = 1 } = spec.updateStrategy.rollingUpdate ?? {};
  const unavailable = Math.max(1, resolveAmount(maxUnavailable, wanted, Math.floor));
  return bounds(wanted, 0, unavailable, { maxUnavailable });
}

/** Follows updatedDesiredNodeCounts in pkg/controller/daemon/update.go. */
function boundsOfDaemonSet({ spec }: DaemonSet, wanted: number): Bounds {
  const { maxSurge = 0, maxUnavailable = 1 } = spec.updateStrategy.rollingUpdate ?? {};
  const surge = resolveAmount(maxSurge, wanted, Math.ceil);
  const share = resolveAmount(maxUnavailable, wanted, Math.ceil);
  const unavailable = surge === 0 && share === 0 ? 1 : share;
  return bounds(wanted, surge, unavailable, surge === 0 ? { maxUnavailable } : { maxSurge, maxUnavailable });
}

function bounds(
  wanted: number,
  surge: number,
  unavailable: number,
  fields: Readonly<Record<string, number | string | undefined>>,
): Bounds {
  const rule = Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [`${field} ${value}`]));
  return { wanted, most: wanted + surge, least: Math.max(0, wanted - unavailable), rule: rule.join(', ') };
}
