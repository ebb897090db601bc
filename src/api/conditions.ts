/**
 * Conditions in a status: a list with one entry of each type.
 * Follows SetDeploymentCondition and SetCondition in pkg/controller.
 */
interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly lastTransitionTime?: string;
}

export function findCondition<T extends Pick<Condition, 'type'>>(
  conditions: readonly T[] | undefined,
  type: string,
): T | undefined {
  return conditions?.find((condition) => condition.type === type);
}

/** Whether the condition is there and True. */
export function isConditionTrue(
  conditions: readonly Pick<Condition, 'type' | 'status'>[] | undefined,
  type: string,
): boolean {
  return findCondition(conditions, type)?.status === 'True';
}

/**
 * Sets a condition. The same status and reason as before change nothing, so its message and times stay; the time of
 * transition moves only when the status does.
 */
export function setCondition<T extends Condition>(conditions: readonly T[], next: T): readonly T[] {
  const before = findCondition(conditions, next.type);
  if (before?.status === next.status && before.reason === next.reason) return conditions;
  const since = before?.status === next.status ? before.lastTransitionTime : next.lastTransitionTime;
  return [...dropCondition(conditions, next.type), { ...next, lastTransitionTime: since }];
}

/** The conditions without the one of a type. */
export function dropCondition<T extends Condition>(conditions: readonly T[], type: string): readonly T[] {
  return findCondition(conditions, type) === undefined
    ? conditions
    : conditions.filter((condition) => condition.type !== type);
}
