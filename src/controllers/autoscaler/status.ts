/**
 * The status of a HorizontalPodAutoscaler, and the conditions in it.
 * Follows setStatus and setConditionInList in pkg/controller/podautoscaler/horizontal.go.
 */
import type {
  HorizontalPodAutoscalerCondition,
  HorizontalPodAutoscalerStatus,
  MetricStatus,
} from 'kubernetes-types/autoscaling/v2';
import { findCondition } from '../../api/conditions';
import type { HorizontalPodAutoscaler } from '../../api/objects';
import { timestamp } from '../../cluster/time';
import type { Note } from './limits';

export type Status = Partial<HorizontalPodAutoscalerStatus>;
export type Conditions = readonly HorizontalPodAutoscalerCondition[];

export const GOT_SCALE: Note = {
  reason: 'SucceededGetScale',
  message: "the HPA controller was able to get the target's current scale",
};
export const DISABLED: Note = {
  reason: 'ScalingDisabled',
  message: 'scaling is disabled since the replica count of the target is zero',
};

export const rescaled = (replicas: number): Note => ({
  reason: 'SucceededRescale',
  message: `the HPA controller was able to update the target scale to ${replicas}`,
});

/** Conditions while a look goes on: a later note of a type replaces an earlier one. */
export class ConditionNotes {
  constructor(
    private conditions: Conditions,
    private readonly now: number,
  ) {}

  /** A condition keeps its place, and its time as long as its status stays. */
  note(type: string, isTrue: boolean, { reason, message }: Note): void {
    const status = isTrue ? 'True' : 'False';
    const before = findCondition(this.conditions, type);
    const since = before?.status === status ? before.lastTransitionTime : undefined;
    const next = { type, status, reason, message, lastTransitionTime: since ?? timestamp(this.now) };
    this.conditions =
      before === undefined
        ? [...this.conditions, next]
        : this.conditions.map((condition) => (condition === before ? next : condition));
  }

  get all(): Conditions {
    return this.conditions;
  }
}

interface Numbers {
  readonly current: number;
  readonly desired: number;
  readonly metrics?: readonly MetricStatus[];
  /** When the number was set, if it was just now. */
  readonly scaledAt?: number;
}

export function statusOf({ status }: HorizontalPodAutoscaler, conditions: Conditions, numbers: Numbers): Status {
  const { current, desired, metrics, scaledAt } = numbers;
  const lastScaleTime = scaledAt === undefined ? status.lastScaleTime : timestamp(scaledAt);
  return {
    conditions: [...conditions],
    ...(metrics !== undefined && { currentMetrics: [...metrics] }),
    currentReplicas: current,
    desiredReplicas: desired,
    ...(lastScaleTime !== undefined && { lastScaleTime }),
  };
}
