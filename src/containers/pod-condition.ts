/**
 * Conditions of a Pod: the time of a condition moves only when its status changes.
 * Follows pkg/api/v1/pod/util.go, UpdatePodCondition.
 */
import type { Pod, PodCondition } from '../api/objects';
import { timestamp } from '../cluster/time';

export interface ConditionNote {
  readonly type: string;
  readonly status: 'True' | 'False';
  readonly reason?: string;
  readonly message?: string;
}

/** Whether a condition of the Pod is True. */
export function isTrue(pod: Pod, type: string): boolean {
  return conditionOf(pod, type)?.status === 'True';
}

export function conditionOf(pod: Pod, type: string): PodCondition | undefined {
  return pod.status.conditions?.find((condition) => condition.type === type);
}

/** The Pod's conditions with these set; new ones come last. `now` is virtual milliseconds. */
export function withConditions(pod: Pod, notes: readonly ConditionNote[], now: number): PodCondition[] {
  const conditions = [...(pod.status.conditions ?? [])];
  for (const note of notes) {
    const place = conditions.findIndex((condition) => condition.type === note.type);
    const before = conditions[place];
    const time = before?.status === note.status ? before.lastTransitionTime : timestamp(now);
    const condition: PodCondition = { ...note, lastTransitionTime: time };
    if (before === undefined) conditions.push(condition);
    else conditions[place] = condition;
  }
  return conditions;
}
