/**
 * Amounts that are a number or a share: `1`, `25%`.
 * Follows ValidatePositiveIntOrPercent in pkg/apis/apps/validation/validation.go.
 */
import { type Findings, invalidValue, notNegative } from './field';

const PERCENT = /^[0-9]+%$/;
const PERCENT_RULE =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

/** `atMost100`: a share may not be more than everything. */
export function checkAmount(
  found: Findings,
  field: string,
  amount: number | string | undefined,
  atMost100: boolean,
): void {
  if (typeof amount !== 'string') {
    notNegative(found, field, amount);
    return;
  }
  if (!PERCENT.test(amount)) found.push(invalidValue(field, amount, PERCENT_RULE));
  else if (atMost100 && parseInt(amount, 10) > 100) {
    found.push(invalidValue(field, amount, 'must not be greater than 100%'));
  }
}

/** True for 0 and `0%`. */
export function isNothing(amount: number | string | undefined): boolean {
  return typeof amount === 'string' ? PERCENT.test(amount) && parseInt(amount, 10) === 0 : (amount ?? 0) === 0;
}
