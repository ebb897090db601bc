/**
 * What is wrong with the way an autoscaler may scale in one direction.
 * Follows validateScalingRules in pkg/apis/autoscaling/validation/validation.go.
 */
import type { ScalingRules } from '../../objects';
import { parseQuantity } from '../../quantity';
import { type Findings, invalidValue, oneOf, required, type Unchecked, unsupported } from '../field';

const LONGEST_WINDOW = 3600;
const LONGEST_PERIOD = 1800;
const POSITIVE = 'must be greater than zero';

export function checkScalingRules(found: Findings, field: string, rules: Unchecked<ScalingRules> | undefined): void {
  if (rules === undefined) return;
  const { stabilizationWindowSeconds: window, selectPolicy, policies = [], tolerance } = rules;
  const windowField = `${field}.stabilizationWindowSeconds`;
  if (window !== undefined && window < 0) {
    found.push(invalidValue(windowField, window, 'must be greater than or equal to zero'));
  }
  if (window !== undefined && window > LONGEST_WINDOW) {
    found.push(invalidValue(windowField, window, `must be less than or equal to ${LONGEST_WINDOW}`));
  }
  oneOf(found, `${field}.selectPolicy`, selectPolicy, ['Disabled', 'Max', 'Min']);
  if (policies.length === 0) found.push(required(`${field}.policies`, 'must specify at least one Policy'));
  for (const [index, policy] of policies.entries()) {
    const at = `${field}.policies[${index}]`;
    const { type = '', value = 0, periodSeconds = 0 } = policy;
    if (type !== 'Pods' && type !== 'Percent') found.push(unsupported(`${at}.type`, type, ['Percent', 'Pods']));
    if (value <= 0) found.push(invalidValue(`${at}.value`, value, POSITIVE));
    if (periodSeconds <= 0) found.push(invalidValue(`${at}.periodSeconds`, periodSeconds, POSITIVE));
    if (periodSeconds > LONGEST_PERIOD) {
      found.push(invalidValue(`${at}.periodSeconds`, periodSeconds, `must be less than or equal to ${LONGEST_PERIOD}`));
    }
  }
  if (tolerance !== undefined && parseQuantity(tolerance) < 0) {
    found.push(invalidValue(`${field}.tolerance`, tolerance, 'must be greater or equal to zero'));
  }
}
