/**
 * When a Pod has to leave a tainted Node.
 * Follows processPodOnNode in pkg/controller/tainteviction.
 */
import { findCondition } from '../../api/conditions';
import type { Node, Pod } from '../../api/objects';
import { tolerates } from '../../api/taints';
import { millisOf, SECOND } from '../time';

/**
 * Virtual milliseconds; `-Infinity` for a taint that the Pod does not tolerate, undefined when it may stay for good:
 * the Node has no NoExecute taint, or the Pod tolerates all of them without a limit.
 */
export function evictionTime(pod: Pod, node: Node): number | undefined {
  let soonest: number | undefined;
  for (const taint of node.spec.taints ?? []) {
    if (taint.effect !== 'NoExecute') continue;
    // Of several tolerations that fit, the first one counts.
    const covering = pod.spec.tolerations?.find((toleration) => tolerates(toleration, taint));
    if (covering === undefined) return -Infinity;
    if (covering.tolerationSeconds === undefined) continue;
    const since = Math.max(seenAt(taint.timeAdded), placedAt(pod));
    const at = since + Math.max(0, covering.tolerationSeconds) * SECOND;
    if (soonest === undefined || at < soonest) soonest = at;
  }
  return soonest;
}

/** Whether the Node has a NoExecute taint that the Pod tolerates without a limit. */
export function mayStay(pod: Pod, node: Node): boolean {
  const isExecuted = (node.spec.taints ?? []).some(({ effect }) => effect === 'NoExecute');
  return isExecuted && evictionTime(pod, node) === undefined;
}

/** When the Pod was given its Node. */
function placedAt({ metadata, status }: Pod): number {
  const scheduled = findCondition(status.conditions, 'PodScheduled')?.lastTransitionTime;
  return seenAt(scheduled ?? metadata.creationTimestamp);
}

const seenAt = (time: string | undefined): number => (time === undefined ? -Infinity : millisOf(time));
