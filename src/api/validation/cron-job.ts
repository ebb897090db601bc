/**
 * What is wrong with a CronJob.
 * Follows ValidateCronJobSpec in pkg/apis/batch/validation/validation.go.
 */
import { isUnparsable, parseSchedule } from '../cron-schedule';
import { clockOf } from '../cron-schedule/time-zones';
import type { CronJob } from '../objects';
import { type Findings, invalidValue, notNegative, required, type Unchecked, unsupported } from './field';
import { checkJobContent } from './job';

/** The Jobs' names are this and eleven characters more. */
const LONGEST_NAME = 52;
const POLICIES = ['Allow', 'Forbid', 'Replace'];
const ZONE_PART = /^[A-Za-z.\-_0-9+]{1,14}$/;
const AREA = /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific|US)\//;

/** A schedule, the clock that it goes by, and a template of Jobs. */
export function checkCronJob(found: Findings, spec: Unchecked<CronJob['spec']>): void {
  checkSchedule(found, spec.schedule ?? '');
  notNegative(found, 'spec.startingDeadlineSeconds', spec.startingDeadlineSeconds);
  if (spec.timeZone !== undefined) checkZone(found, spec.timeZone);
  const { concurrencyPolicy = '' } = spec;
  if (!POLICIES.includes(concurrencyPolicy)) {
    found.push(unsupported('spec.concurrencyPolicy', concurrencyPolicy, POLICIES));
  }
  checkJobTemplate(found, (spec as CronJob['spec']).jobTemplate);
  notNegative(found, 'spec.successfulJobsHistoryLimit', spec.successfulJobsHistoryLimit);
  notNegative(found, 'spec.failedJobsHistoryLimit', spec.failedJobsHistoryLimit);
}

/** The name must leave room for the time that is added to it. */
export function checkCronJobName(found: Findings, name = ''): void {
  if (name.length <= LONGEST_NAME) return;
  found.push(invalidValue('metadata.name', name, `must be no more than ${LONGEST_NAME} characters`));
}

function checkSchedule(found: Findings, schedule: string): void {
  const field = 'spec.schedule';
  if (schedule === '') {
    found.push(required(field));
    return;
  }
  const parsed = parseSchedule(schedule);
  if (isUnparsable(parsed)) found.push(invalidValue(field, schedule, parsed.problem));
  if (!schedule.includes('TZ')) return;
  found.push(invalidValue(field, schedule, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead'));
}

function checkZone(found: Findings, zone: string): void {
  const field = 'spec.timeZone';
  if (zone === '') {
    found.push(invalidValue(field, zone, 'timeZone must be nil or non-empty string'));
    return;
  }
  if (zone.toLowerCase() === 'local') {
    const where = 'https://www.iana.org/time-zones';
    found.push(invalidValue(field, zone, `timeZone must be an explicit time zone as defined in ${where}`));
    return;
  }
  const isWellFormed = zone.split('/').every((part) => ZONE_PART.test(part) && !part.startsWith('-') && part !== '..');
  if (isWellFormed && clockOf(zone) !== undefined) return;
  // A place that exists elsewhere must not be called unknown.
  const isPlace = isWellFormed && AREA.test(zone);
  const why = isPlace ? 'this cluster has no clock for it; UTC always works' : `unknown time zone ${zone}`;
  found.push(invalidValue(field, zone, why));
}

function checkJobTemplate(found: Findings, { spec }: CronJob['spec']['jobTemplate']): void {
  const at = 'spec.jobTemplate.spec';
  if (spec === undefined) return;
  checkJobContent(found, at, spec);
  if (spec.selector !== undefined) {
    found.push(invalidValue(`${at}.selector`, spec.selector, '`selector` will be auto-generated'));
  }
  if (spec.manualSelector === true) found.push(unsupported(`${at}.manualSelector`, true, ['nil', 'false']));
}
