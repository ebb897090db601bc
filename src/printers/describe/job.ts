/** Jobs. Follows kubectl/pkg/describe, describeJob. */
import type { Job } from '../../api/objects';
import { formatSelector } from '../../api/selectors';
import { millisOf } from '../../cluster/time';
import { humanDuration } from '../age';
import { NONE, UNSET } from '../column';
import { writeController } from './controller';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { dateOf, writeAnnotations, writeLabels } from './metadata';
import type { Sheet } from './sheet';
import { writeTemplate } from './template';

export function writeJob(job: Job, sheet: Sheet, view: DescribeView): void {
  const { metadata, spec, status } = job;
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  sheet.line(0, `Selector:\t${formatSelector(spec.selector)}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  writeController(job, sheet);
  sheet.line(0, `Parallelism:\t${spec.parallelism}`);
  sheet.line(0, `Completions:\t${spec.completions ?? UNSET}`);
  sheet.line(0, `Completion Mode:\t${spec.completionMode}`);
  sheet.line(0, `Suspend:\t${spec.suspend}`);
  sheet.line(0, `Backoff Limit:\t${spec.backoffLimit}`);
  if (spec.ttlSecondsAfterFinished !== undefined) {
    sheet.line(0, `TTL Seconds After Finished:\t${spec.ttlSecondsAfterFinished}`);
  }
  writeTimes(sheet, status);
  if (spec.activeDeadlineSeconds !== undefined) {
    sheet.line(0, `Active Deadline Seconds:\t${spec.activeDeadlineSeconds}s`);
  }
  writePods(sheet, job);
  writeTemplate(spec.template, sheet);
  writeEvents(job, sheet, view);
}

function writeTimes(sheet: Sheet, { startTime, completionTime }: Job['status']): void {
  if (startTime !== undefined) sheet.line(0, `Start Time:\t${dateOf(startTime)}`);
  if (completionTime === undefined) return;
  sheet.line(0, `Completed At:\t${dateOf(completionTime)}`);
  if (startTime === undefined) return;
  sheet.line(0, `Duration:\t${humanDuration(millisOf(completionTime) - millisOf(startTime))}`);
}

function writePods(sheet: Sheet, { spec, status }: Job): void {
  const { active = 0, ready, succeeded = 0, failed = 0, completedIndexes = '' } = status;
  const readyText = ready === undefined ? '' : ` (${ready} Ready)`;
  sheet.line(0, `Pods Statuses:\t${active} Active${readyText} / ${succeeded} Succeeded / ${failed} Failed`);
  if (spec.completionMode === 'Indexed') sheet.line(0, `Completed Indexes:\t${indexesText(completedIndexes)}`);
}

/** A long list ends with the number that stands at this place. */
const LONGEST_LIST = 50;

function indexesText(indexes: string): string {
  if (indexes === '') return NONE;
  const comma = indexes.indexOf(',', LONGEST_LIST);
  return comma < 0 ? indexes : `${indexes.slice(0, comma + 1)}...`;
}
