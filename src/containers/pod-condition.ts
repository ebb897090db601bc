/**
 * Conditions of a Pod: the time of a condition moves only when its status changes.
 * Follows pkg/api/v1/pod/util.go, UpdatePodCondition.
 */
import { findCondition } from '../api/conditions';
import type { Pod, PodCondition } from '../api/objects';
import { timestamp } from '../cluster/time';

export interface ConditionNote {
  readonly type: string;
  readonly status: 'True' | 'False';
  readonly reason?: string;
  readonly message?: string;
}

type WithStatus = Pick<Pod, 'status'>;

/** Whether a condition of the Pod is True. */
export function isTrue(pod: WithStatus, type: string): boolean {
  return conditionOf(pod, type)?.status === 'True';
}

export function conditionOf({ status }: WithStatus, type: string): PodCondition | undefined {
  return findCondition(status.conditions, type);
}

/** The Pod's conditions with these set; new ones come last. `now` is virtual milliseconds. */
export function withConditions(pod: Pod, notes: readonly ConditionNote[], now: number): PodCondition[] {
  const conditions = [...(pod.status.conditions ?? [])];
  for (const note of notes) {
    let place = 0;
    while (place < conditions.length && conditions[place]!.type !== note.type) place++;
    conditions[place] = withNote(conditions[place], note, now);
  }
  return conditions;
}

/** The condition after a note; the condition itself when the note says nothing new. */
function withNote(before: PodCondition | undefined, note: ConditionNote, now: number): PodCondition {
  if (before?.status !== note.status) return { ...note, lastTransitionTime: timestamp(now) };
  if (before.reason === note.reason && before.message === note.message) return before;
  return { ...note, lastTransitionTime: before.lastTransitionTime };
}
