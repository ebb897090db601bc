/**
 * What is wrong with a ResourceQuota. Follows ValidateResourceQuotaSpec in pkg/apis/core/validation.
 */
import type { ScopedResourceSelectorRequirement } from 'kubernetes-types/core/v1';
import type { ResourceQuota } from '../objects';
import { parseQuantity } from '../quantity';
import { type Findings, invalidValue, required, type Unchecked } from './field';
import { checkQuotaResource, isQuotaResource, POD_RESOURCES, WHOLE_RESOURCES } from './resource-names';

type Spec = Unchecked<ResourceQuota['spec']>;

const SCOPES = new Set(['Terminating', 'NotTerminating', 'BestEffort', 'NotBestEffort', 'PriorityClass']);
const OPPOSITES = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
] as const;
const ONLY_EXISTS =
  "must be 'Exist' only operator when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";

/** Limits are named resources and not negative; scopes fit what is limited, and each other. */
export function checkQuota(found: Findings, spec: Spec): void {
  for (const [resource, amount] of Object.entries(spec.hard ?? {})) {
    const field = `spec.hard[${resource}]`;
    checkQuotaResource(found, field, resource);
    const value = parseQuantity(amount);
    if (value < 0) found.push(invalidValue(field, amount, 'must be greater than or equal to 0'));
    const isWhole = WHOLE_RESOURCES.has(resource) || resource.startsWith('count/');
    if (isWhole && !Number.isInteger(value)) found.push(invalidValue(field, amount, 'must be an integer'));
  }
  checkScopes(found, spec);
  checkScopeSelector(found, spec);
}

function checkScopes(found: Findings, { scopes = [], hard = {} }: Spec): void {
  const field = 'spec.scopes';
  for (const scope of scopes) {
    if (!SCOPES.has(scope)) found.push(invalidValue(field, scopes, 'unsupported scope'));
    for (const _ of unscopable(scope, hard)) {
      found.push(invalidValue(field, scopes, 'unsupported scope applied to resource'));
    }
  }
  for (const pair of OPPOSITES) {
    if (pair.every((scope) => scopes.includes(scope))) found.push(invalidValue(field, scopes, 'conflicting scopes'));
  }
}

/** Limited resources that a scope says nothing about. */
function unscopable(scope: string, hard: Spec['hard'] = {}): readonly string[] {
  const isFitting = (name: string) => (scope === 'BestEffort' ? name === 'pods' : POD_RESOURCES.has(name));
  return Object.keys(hard).filter((name) => isQuotaResource(name) && !isFitting(name));
}

function checkScopeSelector(found: Findings, { scopeSelector, hard }: Spec): void {
  const at = 'spec.scopeSelector.matchExpressions';
  for (const requirement of scopeSelector?.matchExpressions ?? []) {
    const { scopeName = '' } = requirement;
    if (!SCOPES.has(scopeName)) found.push(invalidValue(`${at}.scopeName`, scopeName, 'unsupported scope'));
    for (const _ of unscopable(scopeName, hard)) {
      found.push(invalidValue(at, scopeSelector, 'unsupported scope applied to resource'));
    }
    checkRequirement(found, at, requirement);
  }
}

function checkRequirement(
  found: Findings,
  at: string,
  { scopeName = '', operator = '', values = [] }: Unchecked<ScopedResourceSelectorRequirement>,
): void {
  if (scopeName !== 'PriorityClass' && SCOPES.has(scopeName) && operator !== 'Exists') {
    found.push(invalidValue(`${at}.operator`, operator, ONLY_EXISTS));
  }
  if (operator === 'In' || operator === 'NotIn') {
    const why = "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector";
    if (values.length === 0) found.push(required(`${at}.values`, why));
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    const why = "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector";
    if (values.length > 0) found.push(invalidValue(`${at}.values`, values, why));
  } else found.push(invalidValue(`${at}.operator`, operator, 'not a valid selector operator'));
}
