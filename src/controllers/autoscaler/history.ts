/**
 * What the autoscaler remembers from one look to the next: what it thought right, and what it changed.
 */
import type { HorizontalPodAutoscaler } from '../../api/objects';
import type { AutoscalerRuntime, Recommendation } from '../../cluster/machines/controller-memory';
import { longestPeriod, windowOf } from './behavior';
import { DOWN_STABILIZATION } from './limits';

export type History = Pick<AutoscalerRuntime, 'recommendations' | 'scalings'>;

/** What is remembered of an autoscaler that was never looked at. */
export const NOTHING: History = { recommendations: [], scalings: [] };

/** With a number that was thought right now. Of equal numbers only the latest can matter in any window. */
export function remember<T extends History>(history: T, replicas: number, now: number): T {
  const others = history.recommendations.filter((one) => one.replicas !== replicas);
  return { ...history, recommendations: [...others, { replicas, at: now }] };
}

/** The number that was set counts where policies ask how much changed in a while. */
export function scaled<T extends History>(history: T, change: number, now: number): T {
  return { ...history, scalings: [...history.scalings, { change, at: now }] };
}

/** Without what no window and no policy looks back to. The latest recommendation stays: there was one. */
export function kept<T extends History>(history: T, { spec: { behavior } }: HorizontalPodAutoscaler, now: number): T {
  const window = Math.max(
    windowOf(behavior?.scaleUp, 0),
    windowOf(behavior?.scaleDown, DOWN_STABILIZATION),
    DOWN_STABILIZATION,
  );
  const period = behavior === undefined ? 0 : longestPeriod(behavior);
  const latest = history.recommendations.at(-1);
  const isRecent = (one: Recommendation): boolean => one === latest || one.at >= now - window;
  return {
    ...history,
    recommendations: history.recommendations.filter(isRecent),
    scalings: history.scalings.filter(({ at }) => at > now - period),
  };
}
