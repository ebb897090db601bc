/**
 * Defaults of Jobs.
 * Follows pkg/apis/batch/v1/defaults.go.
 */
import type { JobSpec } from 'kubernetes-types/batch/v1';
import { each, fill, within } from './fill';
import { templateDefaults } from './workload';

const JOB: Partial<JobSpec> = {
  parallelism: 1,
  backoffLimit: 6,
  completionMode: 'NonIndexed',
  suspend: false,
  manualSelector: false,
  template: {},
};

/** One Pod that must end well, and six failures before the Job gives up. */
export function jobDefaults(spec: JobSpec): JobSpec {
  const isSingle = spec.completions === undefined && spec.parallelism === undefined;
  const podReplacementPolicy = spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed';
  const filled = fill(spec, { ...(isSingle ? { completions: 1 } : {}), ...JOB, podReplacementPolicy });
  const judged = within(filled, 'podFailurePolicy', (policy) =>
    within(policy, 'rules', (rules) =>
      each(rules, (rule) =>
        within(rule, 'onPodConditions', (patterns) => each(patterns, (one) => fill(one, { status: 'True' }))),
      ),
    ),
  );
  return within(judged, 'template', templateDefaults);
}
