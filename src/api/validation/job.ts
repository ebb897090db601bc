/**
 * What is wrong with a Job, and what of it may not change.
 * Follows pkg/apis/batch/validation/validation.go.
 */
import type * as batch from 'kubernetes-types/batch/v1';
import { isEqual } from '../equal';
import type { Job, LabelSelector } from '../objects';
import { matchesSelector } from '../selectors';
import { type Findings, forbiddenField, invalidValue, notNegative, oneOf, required, unsupported } from './field';
import { checkFailurePolicy } from './job/failure-policy';
import { checkAnnotations, checkLabels, checkSelector } from './metadata';
import { checkPodSpec } from './pod-spec';

const CONTROLLER_UID = 'batch.kubernetes.io/controller-uid';
const NOT_NEGATIVE = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
] as const;
const MOST_INDEXES_IN_PARALLEL = 100_000;
/** Ways to judge single indexes, which this cluster does not act on. */
const NOT_HERE = ['successPolicy', 'backoffLimitPerIndex', 'maxFailedIndexes', 'managedBy'] as const;

/** Numbers, the mode of completion, and a template whose Pods can end. */
export function checkJob(found: Findings, spec: batch.JobSpec): void {
  checkJobSelector(found, spec);
  checkJobContent(found, 'spec', spec);
}

/** What a Job and the template of a CronJob have in common. `at`: where the spec stands. */
export function checkJobContent(found: Findings, at: string, spec: batch.JobSpec): void {
  for (const field of NOT_NEGATIVE) notNegative(found, `${at}.${field}`, spec[field]);
  checkCompletionMode(found, at, spec);
  checkFailurePolicy(found, at, spec);
  const replacements = spec.podFailurePolicy === undefined ? ['Failed', 'TerminatingOrFailed'] : ['Failed'];
  oneOf(found, `${at}.podReplacementPolicy`, spec.podReplacementPolicy, replacements);
  for (const field of NOT_HERE) {
    if (spec[field] !== undefined) found.push(forbiddenField(`${at}.${field}`, 'this cluster does not simulate it'));
  }
  checkTemplate(found, at, spec);
}

function checkJobSelector(found: Findings, { selector, manualSelector, template }: batch.JobSpec): void {
  if (selector === undefined) {
    found.push(required('spec.selector'));
    return;
  }
  if (manualSelector !== true && !isGenerated(selector)) {
    found.push(invalidValue('spec.selector', selector, '`selector` not auto-generated'));
  }
  checkSelector(found, 'spec.selector', selector);
  const labels = template.metadata?.labels;
  if (!matchesSelector(selector, labels)) {
    const why = '`selector` does not match template `labels`';
    found.push(invalidValue('spec.template.metadata.labels', labels, why));
  }
}

function isGenerated({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return matchExpressions.length === 0 && Object.keys(matchLabels).join() === CONTROLLER_UID;
}

function checkCompletionMode(
  found: Findings,
  at: string,
  { completionMode, completions, parallelism }: batch.JobSpec,
): void {
  oneOf(found, `${at}.completionMode`, completionMode, ['NonIndexed', 'Indexed']);
  if (completionMode !== 'Indexed') return;
  if (completions === undefined) {
    found.push(required(`${at}.completions`, 'when completion mode is Indexed'));
  }
  if (parallelism !== undefined && parallelism > MOST_INDEXES_IN_PARALLEL) {
    const why = `must be less than or equal to ${MOST_INDEXES_IN_PARALLEL} when completion mode is Indexed`;
    found.push(invalidValue(`${at}.parallelism`, parallelism, why));
  }
}

function checkTemplate(found: Findings, at: string, { template, podFailurePolicy }: batch.JobSpec): void {
  const { metadata = {}, spec } = template;
  checkLabels(found, `${at}.template.labels`, metadata.labels);
  checkAnnotations(found, `${at}.template.annotations`, metadata.annotations);
  const field = `${at}.template.spec.restartPolicy`;
  const policy = spec?.restartPolicy;
  checkPodSpec(found, `${at}.template.spec`, spec ?? { containers: [] });
  if (policy === 'Always') {
    found.push(required(field, 'valid values: "OnFailure", "Never"'));
  } else if (policy !== 'OnFailure' && policy !== 'Never') {
    found.push(unsupported(field, policy, ['OnFailure', 'Never']));
  } else if (podFailurePolicy !== undefined && policy !== 'Never') {
    found.push(invalidValue(field, policy, 'only "Never" is supported when podFailurePolicy is specified'));
  }
}

/** Who runs what, and how often, is settled with the Job; how many at once, and when, is not. */
export function checkJobChange(found: Findings, before: Job, next: Job): void {
  const [was, is] = [before.spec, next.spec];
  const immutable = (field: 'completions' | 'selector' | 'template' | 'completionMode' | 'podFailurePolicy') => {
    if (!isEqual(was[field], is[field])) {
      found.push(invalidValue(`spec.${field}`, is[field], 'field is immutable'));
    }
  };
  if (is.completionMode === 'Indexed') checkResize(found, was, is);
  else immutable('completions');
  immutable('selector');
  if (!isEqual(placedAs(before), is.template)) immutable('template');
  immutable('completionMode');
  immutable('podFailurePolicy');

  /** Where Pods may run can change while the Job is suspended and has not begun. */
  function placedAs({ spec: { template, suspend }, status }: Job): Job['spec']['template'] {
    if (!suspend || status.startTime !== undefined) return template;
    const { nodeSelector, affinity, tolerations, schedulingGates } = is.template.spec;
    const spec = { ...template.spec, nodeSelector, affinity, tolerations, schedulingGates };
    const { labels, annotations } = is.template.metadata;
    return { metadata: { ...template.metadata, labels, annotations }, spec };
  }
}

/** An Indexed Job grows and shrinks by completions and parallelism together. */
function checkResize(found: Findings, was: Job['spec'], is: Job['spec']): void {
  if (is.completions === undefined || is.completions === was.completions) return;
  if (is.completions === is.parallelism) return;
  const why = 'can only be modified in tandem with spec.parallelism';
  found.push(invalidValue('spec.completions', is.completions, why));
}
