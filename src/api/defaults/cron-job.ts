/**
 * Defaults of CronJobs.
 * Follows SetDefaults_CronJob in pkg/apis/batch/v1/defaults.go.
 */
import type { CronJobSpec } from 'kubernetes-types/batch/v1';
import { fill, within } from './fill';
import { templateDefaults } from './workload';

const CRON_JOB: Partial<CronJobSpec> = {
  concurrencyPolicy: 'Allow',
  suspend: false,
  successfulJobsHistoryLimit: 3,
  failedJobsHistoryLimit: 1,
  jobTemplate: {},
};
const TEMPLATE = { metadata: {}, spec: { template: {} } };

/** Runs may overlap; three that succeeded and one that failed are kept. The Job itself gets its defaults when it is made. */
export function cronJobDefaults(spec: CronJobSpec): CronJobSpec {
  return within(fill(spec, CRON_JOB), 'jobTemplate', (job) =>
    within(fill(job, TEMPLATE), 'spec', (jobSpec) => within(jobSpec, 'template', templateDefaults)),
  );
}
