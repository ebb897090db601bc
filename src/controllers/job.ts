/**
 * Pods that end: makes them until enough have ended well, or gives up.
 * Follows syncJob in pkg/controller/job/job_controller.go.
 */
import { isActive } from '../api/lifecycle';
import { type Job, type Pod, refOf } from '../api/objects';
import { isReportOnly } from '../cluster/change';
import { type Cluster, keyOf } from '../cluster/cluster';
import { millisOf, SECOND, timestamp } from '../cluster/time';
import { claim } from './workload/adoption';
import { isReady } from './workload/availability';
import { retryOf } from './loop/back-off';
import type { Controller, Requeue } from './controller';
import { isFinished, suspension, toldFinish, verdict } from './job/conditions';
import { managePods } from './job/manage';
import { dropPods } from './job/pods';
import { account, countsOf } from './job/tracking';
import { isOfPod, ownersOfPod } from './workload/owners-of-pod';
import { soonest } from './loop/soonest';

export const jobController: Controller = {
  name: 'job',

  affectedBy(change, cluster) {
    const { object } = change;
    if (object.kind === 'Job') return isReportOnly(change) ? [] : [keyOf(object)];
    return isOfPod(change) ? ownersOfPod(change, cluster, 'Job') : [];
  },

  keys: (cluster) => cluster.list('Job').map(keyOf),

  reconcile(key, cluster): Requeue | undefined {
    const job = cluster.byKey('Job', key);
    return job === undefined || isFinished(job) ? undefined : sync(cluster, job);
  },
};

/** One pass over a Job that has not finished. */
function sync(cluster: Cluster, before: Job): Requeue | undefined {
  const job = begun(cluster, before);
  const pods = claim(cluster, job, 'Pod');
  const counts = countsOf(job, pods);
  const end = verdict(cluster, job, pods, counts);
  const active = pods.filter(isActive);
  let left: readonly Pod[] = active;
  let lookAgainAt: number | undefined;
  if (end !== undefined) {
    // They keep their finalizer: each of them is still to be counted.
    dropPods(cluster, job, active, { because: end.message, isCounted: true });
    left = [];
  } else if (job.metadata.deletionTimestamp === undefined) {
    ({ active: left, lookAgainAt } = managePods(cluster, job, { pods, active, ...counts }));
  }
  const conditions = toldFinish(cluster, job, end ?? verdict(cluster, job, pods, counts, left.length));
  const resumed = suspension(cluster, job, conditions);
  const ready = left.filter(isReady).length;
  account(cluster, job, { ...resumed, active: left.length, ready });
  const deadline = deadlineOf(cluster, job);
  return soonest([
    lookAgainAt === undefined
      ? undefined
      : { at: lookAgainAt, holdsOpen: true, next: { verb: 'made-pod', object: refOf(job) } },
    deadline === undefined ? undefined : { at: deadline, holdsOpen: false },
    end === undefined ? retryOf(cluster, job) : undefined,
  ]);
}

/** A Job that may run runs since its first pass. */
function begun(cluster: Cluster, job: Job): Job {
  if (job.status.startTime !== undefined || job.spec.suspend) return job;
  return cluster.updateStatus(job, { ...job.status, startTime: timestamp(cluster.now) });
}

/** When a Job will have run for too long. */
function deadlineOf(cluster: Cluster, { spec, metadata }: Job): number | undefined {
  const { startTime, conditions = [] } = cluster.get('Job', metadata.name, metadata.namespace)?.status ?? {};
  const isOver = conditions.some(({ type, status }) => type !== 'Suspended' && status === 'True');
  if (spec.activeDeadlineSeconds === undefined || startTime === undefined || spec.suspend || isOver) return undefined;
  return millisOf(startTime) + spec.activeDeadlineSeconds * SECOND;
}
