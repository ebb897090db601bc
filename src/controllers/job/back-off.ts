/**
 * How long a Job waits before it replaces a Pod that failed: 10 s, doubled with every failure since the last success.
 * Follows pkg/controller/job/backoff_utils.go. Upstream remembers failures of Pods that are gone; here those Pods count
 * that are still there, as after a restart of the controller.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { millisOf, MINUTE, SECOND } from '../../cluster/time';

const FIRST = 10 * SECOND;
const LONGEST = 10 * MINUTE;

/** The instant from which a new Pod may be made; undefined when nothing failed since the last success. */
export function retryAt(cluster: Cluster, pods: readonly Pod[]): number | undefined {
  const ends = (phase: string) =>
    pods.filter(({ status }) => status.phase === phase).map((pod) => finishTime(pod) ?? cluster.now);
  const lastSuccess = Math.max(-Infinity, ...ends('Succeeded'));
  const failures = ends('Failed').filter((at) => at > lastSuccess);
  if (failures.length === 0) return undefined;
  return Math.max(...failures) + Math.min(LONGEST, FIRST * 2 ** (failures.length - 1));
}

/** When the last container of a Pod ended; failing that, since when the Pod is not ready. */
function finishTime({ status, metadata }: Pod): number | undefined {
  const ends = (status.containerStatuses ?? []).flatMap(({ state }) => state?.terminated?.finishedAt ?? []);
  if (ends.length > 0) return Math.max(...ends.map(millisOf));
  const ready = status.conditions?.find(({ type }) => type === 'Ready');
  const since = ready?.status === 'False' ? ready.lastTransitionTime : metadata.creationTimestamp;
  return since === undefined ? undefined : millisOf(since);
}
