/**
 * When work that failed is tried again: after 5 ms, then after twice as long as before, up to 1,000 s.
 * Follows client-go/util/workqueue (ItemExponentialFailureRateLimiter). Upstream counts failures in memory; here the
 * count follows from what can be seen, so that nothing needs to be stored.
 */
import type { Pod } from '../api/objects';
import { millisOf } from '../cluster/time';

const FIRST_DELAY = 5;
const LONGEST_DELAY = 1_000_000;
/** Every report of a Pod makes its owner look, and so fail, once more: bound, running, ready. */
const LOOKS_PER_POD = 3;

/** The next try after now. `since`: the first failure. `pods`: those that could be made. */
export function retryAt(since: number, pods: readonly Pod[], now: number): number {
  const reports = pods.flatMap(({ status }) => status.conditions ?? []);
  const lastReport = Math.max(
    since,
    ...reports.map(({ lastTransitionTime = '' }) => millisOf(lastTransitionTime) || 0),
  );
  const before = Math.ceil(Math.log2((lastReport - since) / FIRST_DELAY + 1)) + LOOKS_PER_POD * pods.length;
  let delay = Math.min(FIRST_DELAY * 2 ** before, LONGEST_DELAY);
  let at = lastReport + delay;
  while (at <= now) {
    delay = Math.min(delay * 2, LONGEST_DELAY);
    at += delay;
  }
  return at;
}
