/**
 * The Jobs of a CronJob: making one for a run, and deleting them.
 * Follows getJobFromTemplate2 and deleteJob in pkg/controller/cronjob.
 */
import { type CronJob, type Draft, type Job, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { admitObject, storeAdmitted } from '../../cluster/admission';
import type { Cluster } from '../../cluster/cluster';
import { deleteObject } from '../../cluster/deletion';
import type { StepVerb } from '../../cluster/step';
import { MINUTE, timestamp } from '../../cluster/time';
import { controllerRef } from '../workload/adoption';
import { report } from '../workload/own-pods';

const SCHEDULED_AT = 'batch.kubernetes.io/cronjob-scheduled-timestamp';

/** Recorded once since an instant: there the count of Events, which are dropped when there are many, does not matter. */
export function recordOnce(
  cluster: Cluster,
  cronJob: CronJob,
  verb: StepVerb,
  because: string,
  since: number,
): boolean {
  const object = refOf(cronJob);
  const last = cluster.lastStep((step) => {
    return step.verb === verb && step.object.name === object.name && step.object.namespace === object.namespace;
  });
  if (last !== undefined && last.at >= since && last.because === because) return false;
  cluster.record({ actor: 'CronJob', verb, object, because, detail: { by: object.name } });
  return true;
}

/** One Job for each run: the name tells which, in minutes since 1970. */
export const jobNameAt = ({ metadata }: CronJob, run: number): string => `${metadata.name}-${Math.floor(run / MINUTE)}`;

/** The Job of a run, made from the template; refused where the server refuses it. */
export function makeJob(cluster: Cluster, cronJob: CronJob, run: number): Result<Job> {
  const { metadata, spec } = cronJob.spec.jobTemplate;
  const draft = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: jobNameAt(cronJob, run),
      namespace: cronJob.metadata.namespace,
      ...(metadata?.labels === undefined ? {} : { labels: metadata.labels }),
      annotations: { ...metadata?.annotations, [SCHEDULED_AT]: timestamp(run) },
      ownerReferences: [controllerRef(cronJob)],
    },
    spec,
  } as unknown as Draft<Job>;
  const admitted = admitObject(cluster, draft);
  if (isRejected(admitted)) return admitted;
  cluster.record({
    actor: 'CronJob',
    verb: 'made-job',
    object: { kind: 'Job', name: draft.metadata.name ?? '', namespace: draft.metadata.namespace },
    because: `its schedule is ${cronJob.spec.schedule}`,
    detail: { by: cronJob.metadata.name },
  });
  const made = storeAdmitted(cluster, admitted);
  report(cluster, cronJob, {
    type: 'Normal',
    reason: 'SuccessfulCreate',
    message: `Created job ${made.metadata.name}`,
  });
  return made;
}

/** Deletes a Job, and with it its Pods. */
export function dropJob(cluster: Cluster, cronJob: CronJob, job: Job, because: string): void {
  cluster.record({
    actor: 'CronJob',
    verb: 'deleted-job',
    object: refOf(job),
    because,
    detail: { by: cronJob.metadata.name },
  });
  deleteObject(cluster, job);
  report(cluster, cronJob, { type: 'Normal', reason: 'SuccessfulDelete', message: `Deleted job ${job.metadata.name}` });
}
