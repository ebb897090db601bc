/**
 * Whether a Pod serves: ready, and for long enough.
 * Follows pkg/api/v1/pod/util.go.
 */
import type { Pod, PodCondition } from '../../api/objects';
import { millisOf, SECOND } from '../../cluster/time';
import { conditionOf } from '../../containers/pod-condition';

export function isReady(pod: Pod): boolean {
  return readyCondition(pod)?.status === 'True';
}

/** The instant since which a ready Pod is ready; undefined for one that is not. */
export function readySince(pod: Pod): number | undefined {
  const ready = readyCondition(pod);
  if (ready?.status !== 'True' || ready.lastTransitionTime === undefined) return undefined;
  return millisOf(ready.lastTransitionTime);
}

/** Ready for at least so many seconds. */
export function isAvailable(pod: Pod, minReadySeconds: number, now: number): boolean {
  if (!isReady(pod)) return false;
  const at = availableAt(pod, minReadySeconds);
  return minReadySeconds === 0 || (at !== undefined && at <= now);
}

/** The next instant at which one of the Pods becomes available if it stays ready, or undefined. */
export function nextAvailability(pods: readonly Pod[], minReadySeconds: number, now: number): number | undefined {
  if (minReadySeconds === 0) return undefined;
  let next: number | undefined;
  for (const pod of pods) {
    const at = availableAt(pod, minReadySeconds);
    if (at !== undefined && at > now && (next === undefined || at < next)) next = at;
  }
  return next;
}

function availableAt(pod: Pod, minReadySeconds: number): number | undefined {
  const since = readySince(pod);
  return since === undefined ? undefined : since + minReadySeconds * SECOND;
}

function readyCondition(pod: Pod): PodCondition | undefined {
  return conditionOf(pod, 'Ready');
}
