/**
 * What is wrong with a reference to another object.
 * Follows ValidateCrossVersionObjectReference in pkg/apis/autoscaling/validation/validation.go.
 */
import type { CrossVersionObjectReference } from 'kubernetes-types/autoscaling/v2';
import { type Findings, invalidValue, required, type Unchecked } from './field';

/** A reference names a kind and an object. */
export function checkReference(
  found: Findings,
  field: string,
  reference: Unchecked<CrossVersionObjectReference> | undefined,
): void {
  for (const part of ['kind', 'name'] as const) {
    const value = reference?.[part] ?? '';
    if (value === '') found.push(required(`${field}.${part}`));
    else checkPathSegment(found, `${field}.${part}`, value);
  }
}

/** What stands in a path of the API. Follows pkg/api/validation/path. */
export function checkPathSegment(found: Findings, field: string, value: string): void {
  if (value === '.' || value === '..') {
    found.push(invalidValue(field, value, `may not be '${value}'`));
    return;
  }
  for (const letter of ['/', '%']) {
    if (value.includes(letter)) found.push(invalidValue(field, value, `may not contain '${letter}'`));
  }
}
