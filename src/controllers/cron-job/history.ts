/**
 * Deletes the oldest Jobs that are over, beyond those that a CronJob keeps.
 * Follows cleanupFinishedJobs in pkg/controller/cronjob/cronjob_controllerv2.go.
 */
import { isTerminating } from '../../api/lifecycle';
import type { CronJob, Job } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { finalConditionOf } from '../job/conditions';
import { dropJob } from './jobs';

/** Those that succeeded and those that failed are counted apart. */
export function tidyHistory(cluster: Cluster, cronJob: CronJob, jobs: readonly Job[]): void {
  const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = cronJob.spec;
  dropOldest('Complete', successfulJobsHistoryLimit, 'succeeded');
  dropOldest('Failed', failedJobsHistoryLimit, 'failed');

  function dropOldest(condition: 'Complete' | 'Failed', kept: number, words: string): void {
    const over = jobs.filter((job) => finalConditionOf(job) === condition && !isTerminating(job)).sort(byStart);
    const because = `only the last ${kept === 1 ? 'one' : kept} that ${words} ${kept === 1 ? 'is' : 'are'} kept`;
    for (const job of over.slice(0, Math.max(0, over.length - kept))) {
      dropJob(cluster, cronJob, job, kept === 0 ? `none that ${words} is kept` : because);
    }
  }
}

function byStart(a: Job, b: Job): number {
  const [left = '', right = ''] = [a.status.startTime, b.status.startTime];
  if (left === right) return a.metadata.name < b.metadata.name ? -1 : 1;
  return left < right ? -1 : 1;
}
