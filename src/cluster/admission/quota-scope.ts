/**
 * Which Pods a ResourceQuota with scopes counts. One without scopes counts every object.
 * Follows podMatchesScopeFunc in pkg/quota/v1/evaluator/core/pods.go.
 */
import type { Draft, Pod, ResourceQuota } from '../../api/objects';
import { qosClass } from '../qos-class';

interface Requirement {
  readonly scopeName: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** Whether a quota counts this object: with scopes, only Pods that fit all of them. */
export function isInScope({ spec }: ResourceQuota, draft: Draft): boolean {
  const requirements: readonly Requirement[] = [
    ...(spec.scopes ?? []).map((scopeName) => ({ scopeName, operator: 'Exists' })),
    ...(spec.scopeSelector?.matchExpressions ?? []),
  ];
  if (requirements.length === 0) return true;
  return draft.kind === 'Pod' && requirements.every((requirement) => fits(requirement, draft as Draft<Pod>));
}

function fits({ scopeName, operator, values = [] }: Requirement, { spec }: Draft<Pod>): boolean {
  switch (scopeName) {
    case 'Terminating':
      return spec.activeDeadlineSeconds !== undefined;
    case 'NotTerminating':
      return spec.activeDeadlineSeconds === undefined;
    case 'BestEffort':
      return qosClass(spec) === 'BestEffort';
    case 'NotBestEffort':
      return qosClass(spec) !== 'BestEffort';
    default:
      return fitsPriority(spec.priorityClassName ?? '', operator, values);
  }
}

function fitsPriority(name: string, operator: string, values: readonly string[]): boolean {
  switch (operator) {
    case 'Exists':
      return name !== '';
    case 'DoesNotExist':
      return name === '';
    case 'In':
      return values.includes(name);
    default:
      return !values.includes(name);
  }
}
