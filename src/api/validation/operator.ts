/**
 * The values that the operators of selectors take.
 * Follows pkg/apis/meta/v1/validation and pkg/apis/core/validation.
 */
import { type Findings, forbiddenField, invalidValue, required } from './field';

/** Checks the operators that every selector has: `In`, `NotIn`, `Exists`, `DoesNotExist`. */
export function checkOperator(
  found: Findings,
  at: string,
  operator: string | undefined,
  values: readonly unknown[],
): void {
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length > 0) return;
    found.push(required(`${at}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length === 0) return;
    found.push(forbiddenField(`${at}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
  } else found.push(invalidValue(`${at}.operator`, operator, 'not a valid selector operator'));
}
