/**
 * What is wrong with a PriorityClass, and with what a Pod says about priority.
 * Follows pkg/apis/scheduling/validation/validation.go.
 */
import type { PodSpec } from 'kubernetes-types/core/v1';
import type { PriorityClass } from '../objects';
import { HIGHEST_USER_PRIORITY, SYSTEM_PREFIX, SYSTEM_PRIORITIES } from '../system-priorities';
import {
  type Findings,
  forbiddenField,
  invalidValue,
  required,
  type Unchecked,
  unsupported,
  wellFormed,
} from './field';
import { subdomain } from './names';

/** Checks a new or a changed class. */
export function checkPriorityClass(found: Findings, { metadata, ...fields }: Unchecked<PriorityClass>): void {
  const { value = 0, globalDefault = false, preemptionPolicy } = fields;
  const name = metadata?.name ?? '';
  if (name.startsWith(SYSTEM_PREFIX)) {
    const why = notTheSystems(name, value, globalDefault);
    if (why !== undefined) {
      const rule = `priority class names with '${SYSTEM_PREFIX}' prefix are reserved for system use only. error: ${why}`;
      found.push(forbiddenField('metadata.name', rule));
    }
  } else if (value > HIGHEST_USER_PRIORITY) {
    const rule = `maximum allowed value of a user defined priority is ${HIGHEST_USER_PRIORITY}`;
    found.push(forbiddenField('value', rule));
  }
  checkPreemptionPolicy(found, 'preemptionPolicy', preemptionPolicy);
}

/** Value and policy of a class are for good: Pods have copied them. */
export function checkPriorityClassChange(found: Findings, before: PriorityClass, next: PriorityClass): void {
  for (const field of ['value', 'preemptionPolicy'] as const) {
    if (before[field] !== next[field]) found.push(invalidValue(field, next[field], 'field is immutable'));
  }
}

/** Class and policy of a Pod or of a template. */
export function checkPodPriority(found: Findings, field: string, spec: Unchecked<PodSpec>): void {
  const { priorityClassName = '', preemptionPolicy } = spec;
  if (priorityClassName !== '') wellFormed(found, `${field}.priorityClassName`, priorityClassName, subdomain);
  checkPreemptionPolicy(found, `${field}.preemptionPolicy`, preemptionPolicy);
}

/** Why a class with a name of the system is none of the system's. */
function notTheSystems(name: string, value: number, globalDefault: boolean): string | undefined {
  const known = Object.hasOwn(SYSTEM_PRIORITIES, name) ? SYSTEM_PRIORITIES[name] : undefined;
  if (known === undefined) return `${name} is not a known system priority class`;
  if (known.value !== value) return `value of ${name} PriorityClass must be ${known.value}`;
  return globalDefault ? `globalDefault of ${name} PriorityClass must be false` : undefined;
}

const POLICIES = ['PreemptLowerPriority', 'Never'];

function checkPreemptionPolicy(found: Findings, field: string, policy: string | undefined): void {
  if (policy === undefined || POLICIES.includes(policy)) return;
  found.push(policy === '' ? required(field) : unsupported(field, policy, POLICIES));
}
