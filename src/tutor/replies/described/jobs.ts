/** Descriptions of work that ends: how far it is, and what its counts mean. */
import { findCondition } from '../../../api/conditions';
import type { CronJob, Job } from '../../../api/objects';
import { cut } from '../../../diagram/text/columns';
import { button } from '../../button';
import { count } from '../../story/pod-name';
import { commandIn, nameOf, type PageOf } from './page';

export const jobPage: PageOf<Job> = (job) => {
  const { metadata, status } = job;
  const { active = 0, succeeded = 0, failed = 0 } = status;
  const hasRun = active + succeeded + failed > 0;
  return {
    headline: headlineOf(job),
    notice:
      failed > 0
        ? 'Failed counts Pods that ended badly. More of them than Backoff Limit, and the Job gives up.'
        : 'Pods Statuses counts what it made: Active ones run, Succeeded ones ended well and are not made again.',
    buttons: [
      ...(hasRun ? [button('See its Pods', commandIn(job, `get pods -l job-name=${metadata.name}`))] : []),
      button('See all Jobs', commandIn(job, 'get jobs')),
      button('Why?', commandIn(job, `why job ${metadata.name}`)),
    ],
  };
};

function headlineOf(job: Job): string {
  const { spec, status } = job;
  const { active = 0, succeeded = 0, conditions } = status;
  const name = nameOf(job);
  const done = spec.completions === undefined ? `${succeeded} done` : `${succeeded} of ${spec.completions} done`;
  const failure = findCondition(conditions, 'Failed');
  if (failure?.status === 'True') return `${name} failed: ${failure.reason ?? done}`;
  if (findCondition(conditions, 'Complete')?.status === 'True') return `${name} is complete: ${done}`;
  if (spec.suspend) return `${name} is suspended: ${done}`;
  return `${name} runs: ${done}, ${active} active`;
}

export const cronJobPage: PageOf<CronJob> = (cronJob) => {
  const { metadata, spec, status } = cronJob;
  const { name } = metadata;
  const active = (status.active ?? []).length;
  return {
    headline: spec.suspend
      ? `${nameOf(cronJob)} is suspended`
      : `${nameOf(cronJob)} runs at ${cut(spec.schedule, 20)}: ${count(active, 'active Job')}`,
    notice: 'Active Jobs names what runs now. Of Jobs that ended, so many stay as the two History Limits say.',
    buttons: [
      button('See the Jobs', commandIn(cronJob, 'get jobs')),
      button('Run it once now', commandIn(cronJob, `create job ${name}-now --from=cronjob/${name}`)),
      button('Why?', commandIn(cronJob, `why cronjob ${name}`)),
    ],
  };
};
