/**
 * What a Job's podFailurePolicy makes of a Pod that failed: the first rule that fits decides.
 * Follows pkg/controller/job/pod_failure_policy.go.
 */
import type { PodFailurePolicyRule } from 'kubernetes-types/batch/v1';
import type { Job, Pod } from '../../api/objects';

interface Judgement {
  readonly action: string;
  /** Why, as the Job's condition says it. */
  readonly message: string;
}

/** Whether a failure does not count. */
export function isIgnored(job: Job, pod: Pod): boolean {
  return pod.status.phase === 'Failed' && judge(job, pod)?.action === 'Ignore';
}

/** Why the whole Job fails because of one of these Pods; undefined when it does not. */
export function failJobMessage(job: Job, pods: readonly Pod[]): string | undefined {
  for (const pod of pods) {
    const found = pod.status.phase === 'Failed' ? judge(job, pod) : undefined;
    if (found?.action === 'FailJob') return found.message;
  }
  return undefined;
}

function judge({ spec }: Job, pod: Pod): Judgement | undefined {
  for (const [index, rule] of (spec.podFailurePolicy?.rules ?? []).entries()) {
    const why = byExitCode(rule, pod) ?? byCondition(rule, pod);
    if (why === undefined) continue;
    return { action: rule.action, message: `${why} matching ${rule.action} rule at index ${index}` };
  }
  return undefined;
}

function byExitCode({ onExitCodes }: PodFailurePolicyRule, { metadata, status }: Pod): string | undefined {
  if (onExitCodes === undefined) return undefined;
  const { containerName, operator, values } = onExitCodes;
  for (const { name, state } of [...(status.containerStatuses ?? []), ...(status.initContainerStatuses ?? [])]) {
    const code = state?.terminated?.exitCode ?? 0;
    if (code === 0 || (containerName !== undefined && containerName !== name)) continue;
    if (values.includes(code) !== (operator === 'In')) continue;
    return `Container ${name} for pod ${metadata.namespace ?? ''}/${metadata.name} failed with exit code ${code}`;
  }
  return undefined;
}

function byCondition({ onExitCodes, onPodConditions }: PodFailurePolicyRule, pod: Pod): string | undefined {
  if (onExitCodes !== undefined) return undefined;
  for (const { type, status } of onPodConditions ?? []) {
    const fits = pod.status.conditions?.some((one) => one.type === type && one.status === status) === true;
    if (fits) return `Pod ${pod.metadata.namespace ?? ''}/${pod.metadata.name} has condition ${type}`;
  }
  return undefined;
}
