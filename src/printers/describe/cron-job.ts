/** CronJobs. Follows kubectl/pkg/describe, describeCronJob. */
import type { CronJob, PodTemplate } from '../../api/objects';
import { formatSelector } from '../../api/selectors';
import { NONE, UNSET } from '../column';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { dateOf, writeAnnotations, writeLabels } from './metadata';
import type { Sheet } from './sheet';
import { writeTemplate } from './template';

export function writeCronJob(job: CronJob, sheet: Sheet, view: DescribeView): void {
  const { metadata, spec, status } = job;
  const { startingDeadlineSeconds: deadline } = spec;
  const { lastScheduleTime, active = [] } = status;
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  sheet.line(0, `Schedule:\t${spec.schedule}`);
  sheet.line(0, `Concurrency Policy:\t${spec.concurrencyPolicy}`);
  sheet.line(0, `Suspend:\t${spec.suspend ? 'True' : 'False'}`);
  sheet.line(0, `Successful Job History Limit:\t${spec.successfulJobsHistoryLimit}`);
  sheet.line(0, `Failed Job History Limit:\t${spec.failedJobsHistoryLimit}`);
  sheet.line(0, `Starting Deadline Seconds:\t${deadline === undefined ? UNSET : `${deadline}s`}`);
  writeJobTemplate(sheet, spec.jobTemplate);
  sheet.line(0, `Last Schedule Time:\t${lastScheduleTime === undefined ? UNSET : dateOf(lastScheduleTime)}`);
  sheet.line(0, `Active Jobs:\t${active.map(({ name = '' }) => name).join(', ') || NONE}`);
  writeEvents(job, sheet, view);
}

function writeJobTemplate(sheet: Sheet, { spec }: CronJob['spec']['jobTemplate']): void {
  if (spec === undefined) return;
  const { selector, parallelism = UNSET, completions = UNSET, activeDeadlineSeconds } = spec;
  sheet.line(0, `Selector:\t${selector === undefined ? UNSET : formatSelector(selector)}`);
  sheet.line(0, `Parallelism:\t${parallelism}`);
  sheet.line(0, `Completions:\t${completions}`);
  if (activeDeadlineSeconds !== undefined) sheet.line(0, `Active Deadline Seconds:\t${activeDeadlineSeconds}s`);
  writeTemplate(spec.template as PodTemplate, sheet);
}
