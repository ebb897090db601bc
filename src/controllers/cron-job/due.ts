/**
 * Which run of a CronJob is due, and when the next one is. Of several that were missed only the latest is made up for.
 * Follows mostRecentScheduleTime and nextScheduleTime in pkg/controller/cronjob/utils.go.
 */
import { type CronSchedule, isUnparsable, parseSchedule } from '../../api/cron-schedule';
import { nextRun } from '../../api/cron-schedule/next-run';
import { clockOf, type OffsetAt } from '../../api/cron-schedule/time-zones';
import type { CronJob } from '../../api/objects';
import { millisOf, SECOND } from '../../cluster/time';

/** More missed runs than this are worth a warning. */
const MANY = 100;

interface Recent {
  /** The latest run that should have begun and did not. */
  readonly run: number | undefined;
  /** How many runs were missed, roughly: as if all were as far apart as the first two. */
  readonly missed: number;
}

export interface Due extends Recent {
  /** The first run after now; undefined when there will be none. */
  readonly next: number | undefined;
}

/** Undefined: the schedule fits no time at all. */
export function dueOf(cronJob: CronJob, now: number): Due | undefined {
  const { schedule: text, timeZone = 'UTC' } = cronJob.spec;
  const schedule = parseSchedule(text);
  const clock = clockOf(timeZone);
  if (isUnparsable(schedule) || clock === undefined) return undefined;
  const all = since(schedule, clock, earliest(cronJob), now);
  if (all === undefined) return undefined;
  const { startingDeadlineSeconds } = cronJob.spec;
  const deadline = startingDeadlineSeconds === undefined ? -Infinity : now - startingDeadlineSeconds * SECOND;
  const recent = deadline > earliest(cronJob) ? since(schedule, clock, deadline, now) : all;
  // What comes next follows from what was due, whether or not it may still begin.
  const next = nextRun(schedule, Math.max(all.run ?? 0, earliest(cronJob)), clock);
  return { missed: recent?.missed ?? 0, run: recent?.run, next };
}

/** The last run, or the birth of a CronJob that never ran. */
function earliest({ status, metadata }: CronJob): number {
  return millisOf(status.lastScheduleTime ?? metadata.creationTimestamp);
}

function since(
  schedule: CronSchedule,
  clock: OffsetAt,
  start: number,
  now: number,
): { readonly run: number | undefined; readonly missed: number } | undefined {
  const first = nextRun(schedule, start, clock);
  if (first === undefined) return undefined;
  if (now < first) return { run: undefined, missed: 0 };
  const second = nextRun(schedule, first, clock) ?? Infinity;
  if (now < second) return { run: first, missed: 1 };
  const apart = second - first;
  const missed = Math.floor((now - first) / apart) + 1;
  let run: number | undefined;
  let at = nextRun(schedule, first + (missed - 2) * apart, clock);
  for (; at !== undefined && at <= now; at = nextRun(schedule, at, clock)) run = at;
  return { run, missed };
}

export const isMany = ({ missed }: Due): boolean => missed > MANY;
