/**
 * Counting Pods that have ended, each exactly once: a Pod keeps its finalizer until its end stands in the status.
 * Follows trackJobStatusAndRemoveFinalizers in pkg/controller/job/job_controller.go.
 */
import { isTerminal, isTerminating } from '../../api/lifecycle';
import type { Job, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { removeFinalizer } from '../../cluster/deletion';
import { type Ended, noteEnds } from './back-off';
import { isAbout, recordEnd, settled } from './conditions';
import { isIgnored } from './failure-policy';
import { formatIndexes, parseIndexes } from './indexes';
import { indexOf, isTracked, TRACKING } from './pods';

export interface Counts {
  readonly succeeded: number;
  readonly failed: number;
  /** Indexes whose work is done. */
  readonly completed: ReadonlySet<number>;
}

/** What has ended so far: what the status says, and Pods that it does not count yet. */
export function countsOf(job: Job, pods: readonly Pod[]): Counts {
  const { status, spec } = job;
  const fresh = pods.filter(isTracked);
  const failed = (status.failed ?? 0) + fresh.filter((pod) => isFailed(job, pod)).length;
  const succeeding = fresh.filter((pod) => pod.status.phase === 'Succeeded');
  if (spec.completionMode !== 'Indexed') {
    return { succeeded: (status.succeeded ?? 0) + succeeding.length, failed, completed: new Set() };
  }
  const all = [...parseIndexes(status.completedIndexes), ...succeeding.flatMap((pod) => indexOf(pod) ?? [])];
  const completed = new Set(all.filter((index) => index < (spec.completions ?? 0)));
  return { succeeded: completed.size, failed, completed };
}

/** Pods that ended and that the status does not count yet, ignored ones among them. */
export function endedNow(job: Job, pods: readonly Pod[]): Ended {
  const fresh = pods.filter(isTracked);
  return {
    succeeded: fresh.filter((pod) => pod.status.phase === 'Succeeded'),
    failed: fresh.filter((pod) => isFailed(job, pod) || isIgnored(job, pod)),
  };
}

/** A deleted Pod may never get to say how it ended; unless the Job waits for that, it counts as failed. */
function isFailed(job: Job, pod: Pod): boolean {
  if (pod.status.phase === 'Failed') return !isIgnored(job, pod);
  if (!isTerminating(pod) || pod.status.phase === 'Succeeded') return false;
  // The Pod garbage collector fails Pods that never had a Node; nothing of them can run.
  return job.spec.podReplacementPolicy === 'TerminatingOrFailed' || pod.spec.nodeName === undefined;
}

/** On its way out, and its containers may still run. */
export const isLeaving = (pod: Pod): boolean => isTerminating(pod) && !isTerminal(pod);

/** Writes the status, lets go of every Pod that it counts, and ends the Job when nothing is left to wait for. */
export function account(cluster: Cluster, job: Job, report: Partial<Job['status']>): void {
  const stored = cluster.get('Job', job.metadata.name, job.metadata.namespace);
  if (stored === undefined) return;
  const conditions = report.conditions ?? [];
  const hasFailed = isAbout(conditions, 'FailureTarget');
  const tracked = cluster.controlledBy('Pod', job.metadata.uid).filter(isTracked);
  const succeeded = tracked.filter((pod) => pod.status.phase === 'Succeeded');
  const failed = tracked.filter((pod) => isFailed(job, pod) || (hasFailed && isLeaving(pod)));
  const ignored = tracked.filter((pod) => isIgnored(job, pod));
  const uids = (pods: readonly Pod[]) => (pods.length === 0 ? undefined : pods.map(({ metadata }) => metadata.uid));
  const uncounted = { succeeded: uids(succeeded), failed: uids(failed) };
  const { completed, ...counts } = countsWith(stored, succeeded, failed);
  const before = { ...stored.status, ...report };
  const isCounting = succeeded.length + failed.length > 0;
  if (isCounting) cluster.updateStatus(stored, { ...before, uncountedTerminatedPods: uncounted });
  noteEnds(cluster, stored, { succeeded, failed: [...failed, ...ignored] });
  for (const pod of [...succeeded, ...failed, ...ignored]) removeFinalizer(cluster, pod, TRACKING);
  const current = cluster.get('Job', job.metadata.name, job.metadata.namespace);
  if (current === undefined) return;
  const terminating = cluster.controlledBy('Pod', job.metadata.uid).filter(isLeaving).length;
  const status: Job['status'] = {
    ...before,
    active: report.active === 0 ? undefined : report.active,
    ...counts,
    terminating,
    uncountedTerminatedPods: {},
    ...(job.spec.completionMode === 'Indexed' ? { completedIndexes: formatIndexes(completed) } : {}),
  };
  const final = terminating > 0 ? undefined : settled(conditions, cluster.now);
  const whole = final === undefined ? status : { ...status, ...final };
  const reported = cluster.updateStatus(current, whole);
  if (final !== undefined) recordEnd(cluster, reported);
}

function countsWith(job: Job, succeeded: readonly Pod[], failed: readonly Pod[]) {
  const done = countsOf(job, succeeded);
  return {
    succeeded: done.succeeded || undefined,
    failed: (job.status.failed ?? 0) + failed.length || undefined,
    completed: done.completed,
  };
}
