/**
 * How a Job ends or pauses, as its conditions say it. First it says how it will end; it has ended when none of its Pods
 * runs any more.
 * Follows pkg/controller/job/job_controller.go (syncJob, enactJobFinished, recordJobFinished).
 */
import { findCondition } from '../../api/conditions';
import { type Job, type JobCondition, type Pod, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { millisOf, SECOND, timestamp } from '../../cluster/time';
import { report } from '../workload/own-pods';
import { failJobMessage } from './failure-policy';
import type { Counts } from './tracking';

/** How a Job will end. */
export interface Verdict {
  readonly type: 'FailureTarget' | 'SuccessCriteriaMet';
  readonly reason: string;
  readonly message: string;
}

type Conditions = readonly JobCondition[];

const POLICY = 'PodFailurePolicy';

const FINAL = { FailureTarget: 'Failed', SuccessCriteriaMet: 'Complete' } as const;
const BACKOFF_LIMIT: Verdict = {
  type: 'FailureTarget',
  reason: 'BackoffLimitExceeded',
  message: 'Job has reached the specified backoff limit',
};
const DEADLINE: Verdict = {
  type: 'FailureTarget',
  reason: 'DeadlineExceeded',
  message: 'Job was active longer than specified deadline',
};
const REACHED: Verdict = {
  type: 'SuccessCriteriaMet',
  reason: 'CompletionsReached',
  message: 'Reached expected number of succeeded pods',
};

export const isAbout = (conditions: Conditions, type: string): boolean =>
  findCondition(conditions, type)?.status === 'True';

/** Complete or Failed: it is over. */
export function isFinished(job: Job): boolean {
  return finalConditionOf(job) !== undefined;
}

/** How it ended; undefined while it is not over. */
export function finalConditionOf({ status: { conditions = [] } }: Job): 'Complete' | 'Failed' | undefined {
  return (['Complete', 'Failed'] as const).find((type) => isAbout(conditions, type));
}

/** The instant at which a Job that is over was over. */
export function finishedAt({ status: { conditions = [] } }: Job): number | undefined {
  const last = conditions.find(
    ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
  )?.lastTransitionTime;
  return last === undefined ? undefined : millisOf(last);
}

/**
 * How the Job ends, if that is decided. Success is looked at only after Pods were managed, when the number of active
 * ones is given.
 */
export function verdict(
  cluster: Cluster,
  job: Job,
  pods: readonly Pod[],
  counts: Counts,
  active?: number,
): Verdict | undefined {
  const { spec, status } = job;
  for (const type of ['FailureTarget', 'SuccessCriteriaMet'] as const) {
    const known = findCondition(status.conditions, type);
    if (known?.status === 'True') return { type, reason: known.reason ?? '', message: known.message ?? '' };
  }
  const fatal = failJobMessage(job, pods);
  if (fatal !== undefined) return { type: 'FailureTarget', reason: POLICY, message: fatal };
  if (counts.failed > spec.backoffLimit || hasRestartedTooOften(job, pods)) return BACKOFF_LIMIT;
  if (isPastDeadline(cluster, job)) return DEADLINE;
  if (active !== 0) return undefined;
  const isEnough = spec.completions === undefined ? counts.succeeded > 0 : counts.succeeded >= spec.completions;
  return isEnough ? REACHED : undefined;
}

/** Containers that are restarted in their Pod count as failures, too. */
function hasRestartedTooOften({ spec }: Job, pods: readonly Pod[]): boolean {
  if (spec.template.spec.restartPolicy !== 'OnFailure') return false;
  let restarts = 0;
  for (const { status } of pods) {
    if (status.phase !== 'Running' && status.phase !== 'Pending') continue;
    const statuses = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
    restarts += statuses.reduce((sum, { restartCount }) => sum + restartCount, 0);
  }
  return spec.backoffLimit === 0 ? restarts > 0 : restarts >= spec.backoffLimit;
}

function isPastDeadline(cluster: Cluster, { spec, status: { startTime } }: Job): boolean {
  if (spec.activeDeadlineSeconds === undefined || startTime === undefined || spec.suspend) return false;
  return cluster.now - millisOf(startTime) >= spec.activeDeadlineSeconds * SECOND;
}

/** The conditions with how the Job will end. */
export function toldFinish(cluster: Cluster, job: Job, end: Verdict | undefined): Conditions {
  const conditions = job.status.conditions ?? [];
  if (end === undefined || isAbout(conditions, end.type)) return conditions;
  return [...conditions, condition(end, cluster.now)];
}

function condition({ type, reason, message }: { type: string; reason: string; message: string }, now: number) {
  const at = timestamp(now);
  return { type, status: 'True', lastProbeTime: at, lastTransitionTime: at, reason, message };
}

/** What ends a Job that has decided how: its last condition, and for one that succeeded the time. */
export function settled(conditions: Conditions, now: number): Partial<Job['status']> | undefined {
  const decided = conditions.find(({ type, status }) => Object.hasOwn(FINAL, type) && status === 'True');
  if (decided === undefined) return undefined;
  const type = FINAL[decided.type as keyof typeof FINAL];
  const last = condition({ type, reason: decided.reason ?? '', message: decided.message ?? '' }, now);
  const all = [...conditions, last];
  return type === 'Complete' ? { conditions: all, completionTime: last.lastTransitionTime } : { conditions: all };
}

/** Tells people how a Job has ended. */
export function recordEnd(cluster: Cluster, job: Job): void {
  const { conditions = [], succeeded = 0 } = job.status;
  const failed = findCondition(conditions, 'Failed');
  const object = refOf(job);
  if (failed !== undefined) {
    const { reason = '', message = '' } = failed;
    cluster.record({ actor: 'Job', verb: 'failed-job', object, because: whyFailed(job, reason), detail: { reason } });
    report(cluster, job, { type: 'Warning', reason, message });
    return;
  }
  const because = `${succeeded} ${succeeded === 1 ? 'Pod' : 'Pods'} succeeded`;
  cluster.record({ actor: 'Job', verb: 'completed-job', object, because, detail: { succeeded } });
  if (job.spec.completions !== undefined && succeeded > job.spec.completions) {
    const message = 'Too many succeeded pods running after completion count reached';
    report(cluster, job, { type: 'Warning', reason: 'TooManySucceededPods', message });
  }
  report(cluster, job, { type: 'Normal', reason: 'Completed', message: 'Job completed' });
}

function whyFailed({ spec: { backoffLimit, activeDeadlineSeconds = 0 } }: Job, reason: string): string {
  if (reason === POLICY) return 'a rule of its podFailurePolicy fits';
  if (reason === DEADLINE.reason) return `its activeDeadlineSeconds is ${activeDeadlineSeconds}`;
  return `its backoffLimit is ${backoffLimit}`;
}

/** The conditions with whether the Job is suspended; one that is resumed runs since now. */
export function suspension(
  cluster: Cluster,
  job: Job,
  conditions: Conditions,
): Pick<Job['status'], 'conditions' | 'startTime'> {
  const { startTime } = job.status;
  const unchanged = { ...(conditions.length === 0 ? {} : { conditions: [...conditions] }), startTime };
  const before = findCondition(conditions, 'Suspended');
  const { suspend } = job.spec;
  const isSaid = suspend ? before?.status === 'True' : before?.status !== 'True';
  if (isSaid || conditions.some(({ type }) => type !== 'Suspended')) return unchanged;
  const words = suspend
    ? ({ reason: 'JobSuspended', message: 'Job suspended' } as const)
    : ({ reason: 'JobResumed', message: 'Job resumed' } as const);
  const verb = suspend ? 'suspended-job' : 'resumed-job';
  cluster.record({ actor: 'Job', verb, object: refOf(job), because: `its suspend is ${String(suspend)}` });
  report(cluster, job, { type: 'Normal', reason: suspend ? 'Suspended' : 'Resumed', message: words.message });
  const next = { ...condition({ type: 'Suspended', ...words }, cluster.now), status: suspend ? 'True' : 'False' };
  const rest = conditions.filter(({ type }) => type !== 'Suspended');
  return { conditions: [...rest, next], startTime: suspend ? startTime : timestamp(cluster.now) };
}
