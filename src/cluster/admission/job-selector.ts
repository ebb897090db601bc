/**
 * The labels by which a Job knows its Pods: the server makes them from the Job's own UID.
 * Follows generateSelector in pkg/registry/batch/job/strategy.go.
 */
import type { Draft, Job } from '../../api/objects';

const CONTROLLER_UID = 'controller-uid';
const JOB_NAME = 'job-name';
const PREFIX = 'batch.kubernetes.io/';

/** A Job with its selector and the labels of its Pods; anything else as it is. */
export function withJobSelector(draft: Draft, uid: string): Draft {
  if (draft.kind !== 'Job') return draft;
  const job = draft as Draft<Job>;
  const { spec, metadata } = job;
  const { template, manualSelector } = spec;
  if (manualSelector === true) return labelledAsPods(job);
  const name = metadata.name ?? '';
  const labels = {
    ...template.metadata.labels,
    [PREFIX + CONTROLLER_UID]: uid,
    [PREFIX + JOB_NAME]: name,
    [CONTROLLER_UID]: uid,
    [JOB_NAME]: name,
  };
  // What somebody selected by hand stays in, for validation to find that it does not belong there.
  const selector = {
    ...(spec.selector as Job['spec']['selector'] | undefined),
    matchLabels: {
      ...(spec.selector as Job['spec']['selector'] | undefined)?.matchLabels,
      [PREFIX + CONTROLLER_UID]: uid,
    },
  };
  const whole = { ...template, metadata: { ...template.metadata, labels } };
  return labelledAsPods({ ...job, spec: { ...spec, selector, template: whole } });
}

/** A Job without labels of its own has those of its Pods. */
function labelledAsPods(job: Draft<Job>): Draft {
  const { labels } = job.spec.template.metadata;
  if (labels === undefined || Object.keys(job.metadata.labels ?? {}).length > 0) return job;
  return { ...job, metadata: { ...job.metadata, labels } };
}
