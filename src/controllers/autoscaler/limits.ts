/**
 * From the number of Pods that the metrics ask for to the number that is set: not down at once, not too fast, and
 * never outside of the bounds.
 * Follows normalizeDesiredReplicas in pkg/controller/podautoscaler/horizontal.go.
 */
import type { AutoscalerRuntime } from '../../cluster/machines/controller-memory';
import { MINUTE } from '../../cluster/time';

/** The highest recommendation of so long counts: a drop that does not last takes no Pods away. */
export const DOWN_STABILIZATION = 5 * MINUTE;
const UP_FACTOR = 2;
const UP_AT_LEAST = 4;

export interface Wish {
  /** What the target asks for now. */
  readonly current: number;
  /** What the metrics ask for. */
  readonly desired: number;
  readonly min: number;
  readonly max: number;
  /** Virtual milliseconds. */
  readonly now: number;
  readonly history: Pick<AutoscalerRuntime, 'recommendations' | 'scalings'>;
}

export interface Note {
  readonly reason: string;
  readonly message: string;
}

export interface Limited {
  readonly replicas: number;
  /** Condition AbleToScale. */
  readonly able: Note;
  /** Condition ScalingLimited. */
  readonly limit: Note;
  readonly isLimited: boolean;
}

export const READY: Note = { reason: 'ReadyForNewScale', message: 'recommended size matches current size' };
export const UP_STABILIZED: Note = {
  reason: 'ScaleUpStabilized',
  message: 'recent recommendations were lower than current one, applying the lowest recent recommendation',
};
export const DOWN_STABILIZED: Note = {
  reason: 'ScaleDownStabilized',
  message: 'recent recommendations were higher than current one, applying the highest recent recommendation',
};
export const IN_RANGE: Note = {
  reason: 'DesiredWithinRange',
  message: 'the desired count is within the acceptable range',
};
export const TOO_FEW: Note = {
  reason: 'TooFewReplicas',
  message: 'the desired replica count is less than the minimum replica count',
};
export const TOO_MANY: Note = {
  reason: 'TooManyReplicas',
  message: 'the desired replica count is more than the maximum replica count',
};
export const TOO_FAST_UP: Note = {
  reason: 'ScaleUpLimit',
  message: 'the desired replica count is increasing faster than the maximum scale rate',
};
export const TOO_FAST_DOWN: Note = {
  reason: 'ScaleDownLimit',
  message: 'the desired replica count is decreasing faster than the maximum scale rate',
};

/** For an autoscaler that says nothing of how it scales: at most twice as many at a time, or four. */
export function limited(wish: Wish): Limited {
  const { current, desired, min, max, now, history } = wish;
  let stabilized = desired;
  for (const { at, replicas } of history.recommendations) {
    if (at >= now - DOWN_STABILIZATION) stabilized = Math.max(stabilized, replicas);
  }
  const able = stabilized === desired ? READY : DOWN_STABILIZED;
  const fastest = Math.max(UP_FACTOR * current, UP_AT_LEAST);
  const most = Math.min(max, fastest);
  if (stabilized < min) return { replicas: min, able, limit: TOO_FEW, isLimited: true };
  if (stabilized > most) {
    return { replicas: most, able, limit: max > fastest ? TOO_FAST_UP : TOO_MANY, isLimited: true };
  }
  return { replicas: stabilized, able, limit: IN_RANGE, isLimited: false };
}
