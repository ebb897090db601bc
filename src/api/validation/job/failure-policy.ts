/**
 * What is wrong with the podFailurePolicy of a Job.
 * Follows validatePodFailurePolicy in pkg/apis/batch/validation/validation.go.
 */
import type * as batch from 'kubernetes-types/batch/v1';
import { duplicate, type Findings, invalidValue, required, type Unchecked, unsupported, wellFormed } from '../field';
import { qualifiedName } from '../names';

type Rule = Unchecked<batch.PodFailurePolicyRule>;

const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const OPERATORS = ['In', 'NotIn'];
const STATUSES = ['False', 'True', 'Unknown'];

/** Rules that look at exit codes or at conditions, and what follows from them. */
export function checkFailurePolicy(found: Findings, at: string, spec: batch.JobSpec): void {
  const { containers = [], initContainers = [] } = spec.template.spec ?? {};
  const names = [...containers, ...initContainers].map(({ name }) => name);
  for (const [index, rule] of ((spec.podFailurePolicy?.rules ?? []) as Rule[]).entries()) {
    checkRule(found, `${at}.podFailurePolicy.rules[${index}]`, rule, names);
  }
}

function checkRule(found: Findings, at: string, rule: Rule, names: readonly string[]): void {
  const { action = '', onExitCodes, onPodConditions = [] } = rule;
  if (action === 'FailIndex') {
    found.push(invalidValue(`${at}.action`, action, 'requires the backoffLimitPerIndex to be set'));
  } else oneOfOrRequired(found, `${at}.action`, action, ACTIONS);
  if (onExitCodes !== undefined) checkExitCodes(found, `${at}.onExitCodes`, onExitCodes, names);
  for (const [index, { type = '', status = '' }] of onPodConditions.entries()) {
    const pattern = `${at}.onPodConditions[${index}]`;
    wellFormed(found, `${pattern}.type`, type, qualifiedName);
    oneOfOrRequired(found, `${pattern}.status`, status, STATUSES);
  }
  if ((onExitCodes !== undefined) !== onPodConditions.length > 0) return;
  const why = onExitCodes === undefined ? 'one of OnExitCodes and OnPodConditions is required' : BOTH;
  found.push({ field: at, detail: `Invalid value: specifying ${why}` });
}

const BOTH = 'both OnExitCodes and OnPodConditions is not supported';

function oneOfOrRequired(found: Findings, field: string, value: string, known: readonly string[]): void {
  if (value === '') found.push(required(field, `valid values: [${known.map((one) => `"${one}"`).join(' ')}]`));
  else if (!known.includes(value)) found.push(unsupported(field, value, known));
}

function checkExitCodes(
  found: Findings,
  at: string,
  { operator = '', containerName, values = [] }: Unchecked<batch.PodFailurePolicyOnExitCodesRequirement>,
  names: readonly string[],
): void {
  oneOfOrRequired(found, `${at}.operator`, operator, OPERATORS);
  if (containerName !== undefined && !names.includes(containerName)) {
    const why = 'must be one of the container or initContainer names in the pod template';
    found.push(invalidValue(`${at}.containerName`, containerName, why));
  }
  if (values.length === 0) found.push(invalidValue(`${at}.values`, values, 'at least one value is required'));
  for (const [index, value] of values.entries()) {
    const field = `${at}.values[${index}]`;
    if (operator === 'In' && value === 0) found.push(invalidValue(field, value, 'must not be 0 for the In operator'));
    if (values.indexOf(value) < index) found.push(duplicate(field, value));
  }
  const isOrdered = values.every((value, index) => index === 0 || (values[index - 1] ?? 0) <= value);
  if (!isOrdered) found.push(invalidValue(`${at}.values`, values, 'must be ordered'));
}
