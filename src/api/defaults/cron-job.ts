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
const WITHOUT_POD = { template: {} };
const JOB_TEMPLATE = { metadata: {}, spec: WITHOUT_POD };

/** Runs may overlap; three that succeeded and one that failed are kept. The Job itself gets its defaults when it is made. */
export function cronJobDefaults(spec: CronJobSpec): CronJobSpec {
  return within(fill(spec, CRON_JOB), 'jobTemplate', (job) =>
    within(fill(job, JOB_TEMPLATE), 'spec', (jobSpec) =>
      within(fill(jobSpec, WITHOUT_POD), 'template', templateDefaults),
    ),
  );
}
