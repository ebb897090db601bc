/**
 * Makes a Job whenever its schedule says so, and keeps the last few of them.
 * Follows pkg/controller/cronjob/cronjob_controllerv2.go.
 */
import { isTerminating } from '../api/lifecycle';
import { type CronJob, type Job, refOf } from '../api/objects';
import { isRejected } from '../api/rejection';
import { serverText } from '../api/status';
import { isReportOnly } from '../cluster/change';
import { type Cluster, controllerReference, keyOf } from '../cluster/cluster';
import { reportOnce } from '../cluster/events';
import { timestamp } from '../cluster/time';
import type { Controller, Requeue } from './controller';
import { type Due, dueOf, isMany } from './cron-job/due';
import { tidyHistory } from './cron-job/history';
import { dropJob, jobNameAt, makeJob, recordOnce } from './cron-job/jobs';
import { finalConditionOf } from './job/conditions';
import { nextTry } from './loop/back-off';
import { report, REPORTERS } from './workload/own-pods';

export const cronJobController: Controller = {
  name: 'cron-job',

  affectedBy(change) {
    const { object } = change;
    if (object.kind === 'CronJob') return isReportOnly(change) ? [] : [keyOf(object)];
    if (object.kind !== 'Job') return [];
    const owner = controllerReference(object);
    return owner?.kind === 'CronJob' ? [`${object.metadata.namespace ?? ''}/${owner.name}`] : [];
  },

  keys: (cluster) => cluster.list('CronJob').map(keyOf),

  reconcile(key, cluster) {
    const cronJob = cluster.byKey('CronJob', key);
    if (cronJob === undefined) return undefined;
    const jobs = cluster.controlledBy('Job', cronJob.metadata.uid);
    const settled = { ...cronJob, status: withoutEnded(cluster, cronJob, jobs) };
    const { status, at } = runDue(cluster, settled);
    tidyHistory(cluster, cronJob, jobs);
    const current = cluster.byKey('CronJob', key);
    if (current !== undefined) cluster.updateStatus(current, status);
    return at;
  },
};

interface Ran {
  readonly status: CronJob['status'];
  readonly at?: Requeue;
}

/** Jobs that run stay in the status; those that are over, or gone, leave it. */
function withoutEnded(cluster: Cluster, cronJob: CronJob, jobs: readonly Job[]): CronJob['status'] {
  const { status } = cronJob;
  const byUid = new Map(jobs.map((job) => [job.metadata.uid, job]));
  const known = new Set((status.active ?? []).map(({ uid }) => uid));
  const active = (status.active ?? []).filter(({ uid = '', name = '' }) => {
    const job = byUid.get(uid);
    if (job === undefined) {
      report(cluster, cronJob, {
        type: 'Normal',
        reason: 'MissingJob',
        message: `Active job went missing: ${name}`,
      });
      return false;
    }
    const condition = finalConditionOf(job);
    if (condition === undefined) return true;
    const message = `Saw completed job: ${name}, condition: ${condition}`;
    report(cluster, cronJob, { type: 'Normal', reason: 'SawCompletedJob', message });
    return false;
  });
  for (const job of jobs) {
    if (known.has(job.metadata.uid) || finalConditionOf(job) !== undefined) continue;
    const message = `Saw a job that the controller did not create or forgot: ${job.metadata.name}`;
    reportOnce(cluster, REPORTERS[cronJob.kind], cronJob, { type: 'Warning', reason: 'UnexpectedJob', message });
  }
  const successes = jobs.flatMap((job) =>
    finalConditionOf(job) === 'Complete' ? (job.status.completionTime ?? []) : [],
  );
  const lastSuccessfulTime = [status.lastSuccessfulTime ?? [], successes].flat().sort().at(-1);
  return {
    ...status,
    active: active.length === 0 ? undefined : active,
    ...(lastSuccessfulTime === undefined ? {} : { lastSuccessfulTime }),
  };
}

/** Makes the Job of the run that is due, if there is one and nothing keeps it back. */
function runDue(cluster: Cluster, cronJob: CronJob): Ran {
  const { status, spec } = cronJob;
  if (isTerminating(cronJob) || spec.suspend) return { status };
  const due = dueOf(cronJob, cluster.now);
  if (due === undefined) {
    reportUnusable(cluster, cronJob);
    return { status };
  }
  const at = lookAgain(cronJob, due);
  if (due.run === undefined || isHandled(cronJob, due.run) || isKeptBack(cluster, cronJob, due, due.run)) {
    return { status, at };
  }
  const active = spec.concurrencyPolicy === 'Replace' ? replaced(cluster, cronJob) : (status.active ?? []);
  const made = makeJob(cluster, cronJob, due.run);
  if (isRejected(made)) {
    const why = serverText(made);
    if (recordOnce(cluster, cronJob, 'failed-to-make-job', why, due.run)) {
      report(cluster, cronJob, { type: 'Warning', reason: 'FailedCreate', message: `Error creating job: ${why}` });
    }
    return { status: { ...status, active }, at: { at: nextTry(due.run, cluster.now), holdsOpen: false } };
  }
  const { apiVersion, kind, metadata } = made;
  const { name, namespace, uid, resourceVersion } = metadata;
  const entry = { apiVersion, kind, name, namespace, uid, resourceVersion };
  return { status: { ...status, active: [...active, entry], lastScheduleTime: timestamp(due.run) }, at };
}

/** Its Job was made already. */
function isHandled(cronJob: CronJob, run: number): boolean {
  const { active = [], lastScheduleTime } = cronJob.status;
  return lastScheduleTime === timestamp(run) || active.some(({ name }) => name === jobNameAt(cronJob, run));
}

/** With `Forbid` a run waits until the one before is over. */
function isKeptBack(cluster: Cluster, cronJob: CronJob, due: Due, run: number): boolean {
  if (isMany(due)) {
    const message = 'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew';
    reportOnce(
      cluster,
      REPORTERS[cronJob.kind],
      cronJob,
      { type: 'Warning', reason: 'TooManyMissedTimes', message },
      run,
    );
  }
  const [active] = cronJob.status.active ?? [];
  if (cronJob.spec.concurrencyPolicy !== 'Forbid' || active === undefined) return false;
  const because = `Job ${active.name ?? ''} still runs and concurrencyPolicy is Forbid`;
  if (recordOnce(cluster, cronJob, 'held-back-job', because, run)) {
    const message = 'Not starting job because prior execution is running and concurrency policy is Forbid';
    report(cluster, cronJob, { type: 'Normal', reason: 'JobAlreadyActive', message });
  }
  return true;
}

/** Deletes the Jobs that still run: the new one takes their place. */
function replaced(cluster: Cluster, cronJob: CronJob): NonNullable<CronJob['status']['active']> {
  for (const { name = '' } of cronJob.status.active ?? []) {
    const job = cluster.get('Job', name, cronJob.metadata.namespace);
    if (job !== undefined) dropJob(cluster, cronJob, job, 'it still ran and concurrencyPolicy is Replace');
  }
  return [];
}

/** A day that never comes: nothing is done until the spec changes. */
function reportUnusable(cluster: Cluster, cronJob: CronJob): void {
  const why = 'time difference between two schedules is less than 1 second';
  const message = `invalid schedule: ${cronJob.spec.schedule} : ${why}`;
  reportOnce(cluster, REPORTERS[cronJob.kind], cronJob, { type: 'Warning', reason: 'InvalidSchedule', message });
}

function lookAgain(cronJob: CronJob, { next }: Due): Requeue | undefined {
  if (next === undefined) return undefined;
  return { at: next, holdsOpen: false, next: { verb: 'made-job', object: refOf(cronJob) } };
}
