/**
 * What is wrong with a ResourceQuota. Follows ValidateResourceQuotaSpec in pkg/apis/core/validation.
 */
import type { ResourceQuota } from '../objects';
import { parseQuantity } from '../quantity';
import { type Findings, forbiddenField, invalidValue, type Unchecked, wellFormed } from './field';
import { qualifiedName } from './names';

/** Resources that come in whole pieces. */
const WHOLE = new Set(['pods', 'services', 'persistentvolumeclaims', 'resourcequotas']);

/** Limits are named resources and not negative. */
export function checkQuota(found: Findings, spec: Unchecked<ResourceQuota['spec']>): void {
  for (const [resource, amount] of Object.entries(spec.hard ?? {})) {
    const field = `spec.hard[${resource}]`;
    wellFormed(found, field, resource, qualifiedName);
    const value = parseQuantity(amount);
    if (value < 0) found.push(invalidValue(field, amount, 'must be greater than or equal to 0'));
    const isWhole = WHOLE.has(resource) || resource.startsWith('count/');
    if (isWhole && !Number.isInteger(value)) found.push(invalidValue(field, amount, 'must be an integer'));
  }
  if (spec.scopes !== undefined) found.push(forbiddenField('spec.scopes', NO_SCOPES));
  if (spec.scopeSelector !== undefined) found.push(forbiddenField('spec.scopeSelector', NO_SCOPES));
}

const NO_SCOPES = 'this practice cluster counts every object of a namespace';
