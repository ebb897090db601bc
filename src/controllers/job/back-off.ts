/**
 * How long a Job waits before it replaces a Pod that failed: 10 s, doubled with every failure since the last success.
 * Failures of Pods that are gone by now count, too.
 * Follows pkg/controller/job/backoff_utils.go.
 */
import { findCondition } from '../../api/conditions';
import type { Job, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { BackOff } from '../../cluster/machines/controller-memory';
import { millisOf, MINUTE, SECOND } from '../../cluster/time';

const FIRST = 10 * SECOND;
const LONGEST = 10 * MINUTE;

/** Pods of a Job that ended and are not counted yet. */
export interface Ended {
  readonly succeeded: readonly Pod[];
  readonly failed: readonly Pod[];
}

const keyFor = ({ metadata }: Job): string => `${metadata.uid}/failures`;

/** The instant from which a new Pod may be made; undefined when nothing failed since the last success. */
export function retryAt(cluster: Cluster, job: Job, ended: Ended): number | undefined {
  const record = recordWith(cluster, job, ended);
  return record === undefined || record.failures === 0 ? undefined : record.retryAt;
}

/** Remembers Pods that ended; each of them once. */
export function noteEnds(cluster: Cluster, job: Job, ended: Ended): void {
  const record = recordWith(cluster, job, ended);
  if (record !== undefined) cluster.machines.backOffs.set(keyFor(job), record);
}

/** What is known of failures since the last success, with those that ended now. */
function recordWith(cluster: Cluster, job: Job, { succeeded, failed }: Ended): BackOff | undefined {
  const known = cluster.machines.backOffs.get(keyFor(job));
  if (succeeded.length + failed.length === 0) return known;
  const endsOf = (pods: readonly Pod[]) => pods.map(finishTime);
  const lastSuccess = Math.max(-Infinity, ...endsOf(succeeded));
  const after = endsOf(failed).filter((at) => at > lastSuccess);
  const before = succeeded.length === 0 ? known : undefined;
  const failures = (before?.failures ?? 0) + after.length;
  const last = Math.max(before?.last ?? 0, ...after);
  const wait = failures === 0 ? 0 : Math.min(LONGEST, FIRST * 2 ** (failures - 1));
  return { failures, last, retryAt: last + wait };
}

/** When the last container of a Pod ended; failing that, since when it is not ready, or when it was deleted. */
function finishTime({ status, metadata }: Pod): number {
  const states = (status.containerStatuses ?? []).map(({ state }) => state?.terminated?.finishedAt);
  if (states.length > 0 && states.every((end) => end !== undefined)) return Math.max(...states.map(millisOf));
  const ready = findCondition(status.conditions, 'Ready');
  if (ready?.status === 'False' && ready.lastTransitionTime !== undefined) return millisOf(ready.lastTransitionTime);
  const { deletionTimestamp, deletionGracePeriodSeconds = 0, creationTimestamp } = metadata;
  if (deletionTimestamp === undefined) return millisOf(creationTimestamp);
  return millisOf(deletionTimestamp) - deletionGracePeriodSeconds * SECOND;
}
