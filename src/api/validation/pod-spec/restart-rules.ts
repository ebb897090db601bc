/**
 * What is wrong with a container's own restart policy and its rules by exit code.
 * Follows validateContainerRestartPolicy in pkg/apis/core/validation/validation.go (Kubernetes 1.35).
 */
import type { Container } from 'kubernetes-types/core/v1';
import type { RestartRule } from '../../restart-rule';
import { type Findings, oneOf, required, type Unchecked } from '../field';

const POLICIES = ['Always', 'Never', 'OnFailure'];

export function checkRestartRules(found: Findings, at: string, container: Unchecked<Container>): void {
  const { restartPolicy } = container;
  const { restartPolicyRules = [] } = container as { readonly restartPolicyRules?: readonly Partial<RestartRule>[] };
  oneOf(found, `${at}.restartPolicy`, restartPolicy, POLICIES);
  if (restartPolicyRules.length > 0 && restartPolicy === undefined) {
    found.push(required(`${at}.restartPolicy`, 'must specify restartPolicy when restart rules are used'));
  }
  for (const [index, { action, exitCodes }] of restartPolicyRules.entries()) {
    const rule = `${at}.restartPolicyRules[${index}]`;
    if (action === undefined) found.push(required(`${rule}.action`));
    else oneOf(found, `${rule}.action`, action, ['Restart']);
    if (exitCodes === undefined) found.push(required(`${rule}.exitCodes`, 'must be specified'));
    else oneOf(found, `${rule}.exitCodes.operator`, exitCodes.operator, ['In', 'NotIn']);
  }
}
