/**
 * The condition DisruptionAllowed of a budget, after its numbers.
 * Follows UpdateDisruptionAllowedCondition in component-helpers/apps/poddisruptionbudget.
 */
import { findCondition } from '../../api/conditions';
import type { PodDisruptionBudgetStatus } from '../../api/objects';
import { timestamp } from '../time';

export const DISRUPTION_ALLOWED = 'DisruptionAllowed';

interface Failure {
  readonly reason: 'SyncFailed';
  readonly message: string;
}

/** The status with its condition; the time of transition moves only when the condition turns. */
export function withDisruptionCondition(
  status: PodDisruptionBudgetStatus,
  now: number,
  failure?: Failure,
): PodDisruptionBudgetStatus {
  const isAllowed = failure === undefined && (status.disruptionsAllowed ?? 0) > 0;
  const verdict = isAllowed ? 'True' : 'False';
  const before = findCondition(status.conditions, DISRUPTION_ALLOWED);
  const condition = {
    lastTransitionTime: before?.status === verdict ? before.lastTransitionTime : timestamp(now),
    message: failure?.message ?? '',
    ...(status.observedGeneration !== undefined && { observedGeneration: status.observedGeneration }),
    reason: failure?.reason ?? (isAllowed ? 'SufficientPods' : 'InsufficientPods'),
    status: verdict,
    type: DISRUPTION_ALLOWED,
  };
  return { ...status, conditions: [condition] };
}
