/**
 * The tables of Jobs and CronJobs. Follows printJob and printCronJob in pkg/printers/internalversion/printers.go.
 */
import type { CronJob, Job } from '../../api/objects';
import { millisOf } from '../../cluster/time';
import { ageSince, humanDuration } from '../age';
import { AGE, type Column, NAME, NONE, type View } from '../column';
import { CONTAINERS, IMAGES, SELECTOR } from './pods';

export const JOBS: readonly Column<Job>[] = [
  NAME,
  { name: 'STATUS', cell: statusOf },
  { name: 'COMPLETIONS', cell: completionsOf },
  { name: 'DURATION', cell: durationOf },
  AGE,
  CONTAINERS,
  IMAGES,
  SELECTOR,
];

function statusOf({ metadata, status: { conditions = [] } }: Job): string {
  const has = (type: string) => conditions.some((condition) => condition.type === type && condition.status === 'True');
  if (has('Complete')) return 'Complete';
  if (has('Failed')) return 'Failed';
  if (metadata.deletionTimestamp !== undefined) return 'Terminating';
  return ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find(has) ?? 'Running';
}

function completionsOf({ spec: { completions, parallelism }, status: { succeeded = 0 } }: Job): string {
  if (completions !== undefined) return `${succeeded}/${completions}`;
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

function durationOf({ status: { startTime, completionTime } }: Job, { now }: View): string {
  if (startTime === undefined) return '';
  return humanDuration((completionTime === undefined ? now : millisOf(completionTime)) - millisOf(startTime));
}

export const CRON_JOBS: readonly Column<CronJob>[] = [
  NAME,
  { name: 'SCHEDULE', cell: ({ spec }) => spec.schedule },
  { name: 'TIMEZONE', cell: ({ spec }) => spec.timeZone ?? NONE },
  { name: 'SUSPEND', cell: ({ spec }) => (spec.suspend ? 'True' : 'False') },
  { name: 'ACTIVE', cell: ({ status }) => status.active?.length ?? 0 },
  {
    name: 'LAST SCHEDULE',
    cell: ({ status }, { now }) =>
      status.lastScheduleTime === undefined ? NONE : ageSince(status.lastScheduleTime, now),
  },
  AGE,
  {
    name: 'CONTAINERS',
    isWide: true,
    cell: ({ spec }) =>
      containersOf(spec)
        .map(({ name }) => name)
        .join(','),
  },
  {
    name: 'IMAGES',
    isWide: true,
    cell: ({ spec }) =>
      containersOf(spec)
        .map(({ image }) => image)
        .join(','),
  },
  { name: 'SELECTOR', isWide: true, cell: () => NONE },
];

const containersOf = ({ jobTemplate }: CronJob['spec']) => jobTemplate.spec?.template.spec?.containers ?? [];
