/**
 * How many Nodes an update may disturb at once.
 * Follows updatedDesiredNodeCounts in pkg/controller/daemon/update.go. Percentages round up.
 */
import { resolveAmount } from '../../api/int-or-percent';
import type { DaemonSet } from '../../api/objects';

export interface Limits {
  /** Nodes that may have an old and a new Pod. */
  readonly surge: number;
  /** Nodes that may be without a Pod that serves. */
  readonly unavailable: number;
}

/** The limits for so many wanted Pods; where both come to 0, one Node may be without. */
export function limitsOf({ spec: { updateStrategy } }: DaemonSet, desired: number): Limits {
  const { maxSurge = 0, maxUnavailable = 1 } = updateStrategy.rollingUpdate ?? {};
  const surge = resolveAmount(maxSurge, desired, Math.ceil);
  const unavailable = resolveAmount(maxUnavailable, desired, Math.ceil);
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

export function allowsSurge(set: DaemonSet): boolean {
  if (set.spec.updateStrategy.type !== 'RollingUpdate') return false;
  return resolveAmount(set.spec.updateStrategy.rollingUpdate?.maxSurge, 1, Math.ceil) > 0;
}
