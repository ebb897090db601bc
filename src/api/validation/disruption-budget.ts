/**
 * What is wrong with a PodDisruptionBudget. Follows pkg/apis/policy/validation/validation.go.
 */
import type { PodDisruptionBudgetSpec } from 'kubernetes-types/policy/v1';
import { type Findings, invalidValue, oneOf } from './field';
import { checkAmount } from './int-or-percent';
import { checkSelector } from './metadata';

/** One of the two amounts, a selector, and a known policy. */
export function checkDisruptionBudget(found: Findings, spec: PodDisruptionBudgetSpec): void {
  const { minAvailable, maxUnavailable } = spec;
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    found.push(invalidValue('spec', spec, 'minAvailable and maxUnavailable cannot be both set'));
  }
  checkAmount(found, 'spec.minAvailable', minAvailable, true);
  checkAmount(found, 'spec.maxUnavailable', maxUnavailable, true);
  checkSelector(found, 'spec.selector', spec.selector);
  const policies = ['AlwaysAllow', 'IfHealthyBudget'];
  oneOf(found, 'spec.unhealthyPodEvictionPolicy', spec.unhealthyPodEvictionPolicy, policies);
}
