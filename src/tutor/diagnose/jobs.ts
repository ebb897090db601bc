/**
 * Jobs that fail or gave up, CronJobs that make no Job, and Namespaces that cannot go.
 */
import { isConditionTrue } from '../../api/conditions';
import { type CronJob, type Job, type Namespace, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { cut } from '../../diagram/text/columns';
import { duration } from '../../diagram/duration';
import { podsOf } from '../../diagram/workload';
import { button } from '../button';
import { refusalButtons, refusedPods } from '../refused-pods';
import { count } from '../story/pod-name';
import { conditionText, eventText, type Finding, type Patient } from './finding';

export function checkJobs({ cluster, upcoming }: Patient): readonly Finding[] {
  return [
    ...cluster
      .list('Job')
      .flatMap((job) => gaveUp(job, cluster) ?? keptOut(job, cluster) ?? failsAgain(job, cluster) ?? []),
    ...cluster
      .list('CronJob')
      .flatMap((one) => heldBack(one, cluster) ?? makesNone(one, cluster) ?? suspended(one) ?? []),
    ...cluster.list('Namespace').flatMap((one) => cannotGo(one) ?? []),
  ].map((finding) => withNextRun(finding, { cluster, upcoming }));
}

const nameOf = ({ metadata }: { readonly metadata: { readonly name: string } }): string => cut(metadata.name, 24);

function gaveUp(job: Job, cluster: Cluster): Finding | undefined {
  const conditions = job.status.conditions ?? [];
  const failed = conditions.find(({ type, status }) => type === 'Failed' && status === 'True');
  if (failed === undefined) return undefined;
  const name = nameOf(job);
  const failures = job.status.failed ?? 0;
  return {
    rank: 58,
    about: [refOf(job)],
    symptom: `Job ${name} failed and makes no more Pods`,
    short: `${cut(name, 12)}  Job failed`,
    why: [
      `${count(failures, 'Pod')} failed; backoffLimit is ${job.spec.backoffLimit}`,
      'A Job that failed stays as a record: nothing starts it again',
    ],
    evidence: conditionText(conditions, 'Failed'),
    helps: 'an image that ends with exit code 0, in a new Job.',
    cures: [button('Show its Pods', `get pods -l job-name=${job.metadata.name}`), ...lastPod(job, cluster)],
  };
}

function lastPod(job: Job, cluster: Cluster): Finding['cures'] {
  const pod = podsOf(job, cluster).findLast(({ status }) => status.phase === 'Failed');
  return pod === undefined ? [] : [button('Why its last Pod?', `why ${pod.metadata.name}`)];
}

/** The server lets no Pod of it in. */
function keptOut(job: Job, cluster: Cluster): Finding | undefined {
  const { succeeded = 0, active = 0 } = job.status;
  const refused = succeeded + active < (job.spec.completions ?? 1) ? refusedPods(job, cluster) : undefined;
  if (refused === undefined) return undefined;
  const name = nameOf(job);
  const { quota } = refused;
  return {
    rank: 59,
    about: [refOf(job)],
    symptom: `Job ${name}: its Pods cannot be made`,
    short: `${cut(name, 12)}  Pods cannot be made`,
    why: [
      'The API refuses the Pods that the Job asks for; it tries again by itself, with longer and longer waits',
      quota === undefined
        ? 'A LimitRange says how much a container may ask for'
        : `Quota ${quota} lets no more Pods in`,
    ],
    evidence: eventText(cluster, job, 'FailedCreate'),
    helps: quota === undefined ? 'a template that is accepted.' : 'a larger quota.',
    cures: [...refusalButtons(refused)].reverse(),
  };
}

function failsAgain(job: Job, cluster: Cluster): Finding | undefined {
  const { failed = 0, succeeded = 0, conditions = [] } = job.status;
  if (failed === 0 || succeeded >= (job.spec.completions ?? 1) || conditions.length > 0) return undefined;
  const name = nameOf(job);
  return {
    rank: 54,
    about: [refOf(job)],
    symptom: `Job ${name}: ${count(failed, 'Pod')} failed so far`,
    short: `${cut(name, 12)}  Pods fail`,
    why: [
      `It makes another Pod after each failure and waits longer every time; more than ${job.spec.backoffLimit} are too many`,
    ],
    evidence: eventText(cluster, job),
    helps: 'time, if the trouble passes; else a new Job with another image.',
    cures: [button('Wait 1m', 'wait 1m'), ...lastPod(job, cluster)],
  };
}

function heldBack(cronJob: CronJob, cluster: Cluster): Finding | undefined {
  const [active] = cronJob.status.active ?? [];
  const said = eventText(cluster, cronJob, 'JobAlreadyActive');
  if (active?.name === undefined || said === undefined || cronJob.spec.concurrencyPolicy !== 'Forbid') return undefined;
  const name = nameOf(cronJob);
  return {
    rank: 52,
    about: [refOf(cronJob)],
    symptom: `CronJob ${name} makes no Job: one still runs`,
    short: `${cut(name, 12)}  waits for its Job`,
    why: [`Job ${cut(active.name, 30)} has not ended, and concurrencyPolicy is Forbid`],
    evidence: said,
    helps: 'the end of that Job.',
    cures: [button('Delete that Job', `delete job ${active.name}`)],
  };
}

function makesNone(cronJob: CronJob, cluster: Cluster): Finding | undefined {
  const said = eventText(cluster, cronJob, 'FailedCreate') ?? eventText(cluster, cronJob, 'InvalidSchedule');
  if (said === undefined || cronJob.status.lastScheduleTime !== undefined) return undefined;
  const name = nameOf(cronJob);
  return {
    rank: 56,
    about: [refOf(cronJob)],
    symptom: `CronJob ${name} cannot make its Job`,
    short: `${cut(name, 12)}  makes no Job`,
    why: ['The API refuses the Job, or no day fits the schedule'],
    evidence: said,
    helps: 'a schedule and a template that are accepted.',
    cures: [button('Show it', `get cronjob ${cronJob.metadata.name} -o yaml`)],
  };
}

function suspended(cronJob: CronJob): Finding | undefined {
  if (!cronJob.spec.suspend) return undefined;
  const name = nameOf(cronJob);
  return {
    rank: 30,
    about: [refOf(cronJob)],
    symptom: `CronJob ${name} is suspended`,
    short: `${cut(name, 12)}  suspended`,
    why: ['It makes no Jobs until suspend is false; then it makes up for the last run only'],
    helps: 'suspend: false in its manifest.',
    cures: [button('Show it', `get cronjob ${cronJob.metadata.name}`)],
  };
}

function cannotGo(namespace: Namespace): Finding | undefined {
  const { conditions = [] } = namespace.status;
  const isKept = isConditionTrue(conditions, 'NamespaceFinalizersRemaining');
  if (namespace.metadata.deletionTimestamp === undefined || !isKept) return undefined;
  const name = nameOf(namespace);
  return {
    rank: 60,
    about: [refOf(namespace)],
    symptom: `Namespace ${name} is Terminating and cannot go`,
    short: `${cut(name, 12)}  Terminating`,
    why: [
      'Something in it has a finalizer: whoever put it there must take it away first',
      'Until then the Namespace stays, and nothing new can be made in it',
    ],
    evidence: conditionText(conditions, 'NamespaceFinalizersRemaining'),
    helps: 'the controller that owns the finalizer; as a last resort a patch that takes it off.',
    cures: [button('Show its conditions', `get namespace ${namespace.metadata.name} -o yaml`)],
  };
}

/** When a CronJob tries again. */
function withNextRun(finding: Finding, { cluster, upcoming }: Patient): Finding {
  const [about] = finding.about;
  if (about?.kind !== 'CronJob') return finding;
  const next = upcoming.find(({ verb, object }) => verb === 'made-job' && object.name === about.name);
  if (next === undefined) return finding;
  return { ...finding, why: [...finding.why, `Its next run is in ${duration(next.at - cluster.now)}`] };
}
