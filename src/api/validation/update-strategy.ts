/**
 * What is wrong with the way a workload replaces its Pods.
 * Follows pkg/apis/apps/validation/validation.go.
 */
import type * as apps from 'kubernetes-types/apps/v1';
import { type Findings, forbiddenField, invalidValue, notNegative, required, unsupported } from './field';
import { checkAmount, isNothing } from './int-or-percent';

/** Recreate takes no amounts; a rolling update must be able to move. */
export function checkDeploymentStrategy(found: Findings, strategy: apps.DeploymentStrategy): void {
  const { type, rollingUpdate } = strategy;
  const field = 'spec.strategy.rollingUpdate';
  if (type === 'Recreate') {
    if (rollingUpdate === undefined) return;
    found.push(forbiddenField(field, "may not be specified when strategy `type` is 'Recreate'"));
  } else if (type === 'RollingUpdate') {
    const { maxSurge, maxUnavailable } = rollingUpdate ?? {};
    checkAmount(found, `${field}.maxUnavailable`, maxUnavailable, false);
    checkAmount(found, `${field}.maxSurge`, maxSurge, false);
    if (isNothing(maxUnavailable) && isNothing(maxSurge)) {
      found.push(invalidValue(`${field}.maxUnavailable`, maxUnavailable ?? 0, 'may not be 0 when `maxSurge` is 0'));
    }
    if (typeof maxUnavailable === 'string') checkShare(found, `${field}.maxUnavailable`, maxUnavailable);
  } else {
    const value = { Type: type, RollingUpdate: rollingUpdate ?? null };
    found.push(unsupported('spec.strategy', value, ['Recreate', 'RollingUpdate']));
  }
}

/** The check that a share is at most 100% comes last upstream. */
function checkShare(found: Findings, field: string, amount: string): void {
  if (!found.some((one) => one.field === field)) checkAmount(found, field, amount, true);
}

/** A partition is not negative, and at least one Pod may be unavailable. */
export function checkStatefulSetStrategy(found: Findings, strategy: apps.StatefulSetUpdateStrategy): void {
  const { type, rollingUpdate } = strategy;
  const field = 'spec.updateStrategy.rollingUpdate';
  const goValue = { Partition: rollingUpdate?.partition ?? 0, MaxUnavailable: rollingUpdate?.maxUnavailable ?? null };
  if (type === 'OnDelete') {
    if (rollingUpdate === undefined) return;
    found.push(invalidValue(field, goValue, "only allowed for updateStrategy 'RollingUpdate'"));
  } else if (type === 'RollingUpdate') {
    notNegative(found, `${field}.partition`, rollingUpdate?.partition);
    const most = rollingUpdate?.maxUnavailable;
    checkAmount(found, `${field}.maxUnavailable`, most, true);
    if (most !== undefined && isNothing(most)) {
      found.push(invalidValue(`${field}.maxUnavailable`, most, 'cannot be 0'));
    }
  } else {
    const value = { Type: type, RollingUpdate: rollingUpdate === undefined ? null : goValue };
    found.push(invalidValue('spec.updateStrategy', value, "must be 'RollingUpdate' or 'OnDelete'"));
  }
}

/** Either Pods more or Pods fewer on a Node, not both and not neither. */
export function checkDaemonSetStrategy(found: Findings, strategy: apps.DaemonSetUpdateStrategy): void {
  const { type, rollingUpdate } = strategy;
  const field = 'spec.updateStrategy.rollingUpdate';
  if (type === 'OnDelete') return;
  if (type !== 'RollingUpdate') {
    const value = { Type: type, RollingUpdate: rollingUpdate ?? null };
    found.push(unsupported('spec.updateStrategy', value, ['RollingUpdate', 'OnDelete']));
    return;
  }
  const { maxUnavailable, maxSurge } = rollingUpdate ?? {};
  checkAmount(found, `${field}.maxUnavailable`, maxUnavailable, true);
  checkAmount(found, `${field}.maxSurge`, maxSurge, true);
  if (isNothing(maxUnavailable) && isNothing(maxSurge)) {
    found.push(required(`${field}.maxUnavailable`, 'cannot be 0 when maxSurge is 0'));
  } else if (!isNothing(maxUnavailable) && !isNothing(maxSurge)) {
    found.push(invalidValue(`${field}.maxSurge`, maxSurge, 'may not be set when maxUnavailable is non-zero'));
  }
}
