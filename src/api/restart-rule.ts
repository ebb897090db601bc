/**
 * A rule of a container about its restart, by exit code (Kubernetes 1.35). kubernetes-types does not know it yet.
 */
import type { Container } from './objects';

export interface RestartRule {
  readonly action: 'Restart';
  readonly exitCodes?: { readonly operator: 'In' | 'NotIn'; readonly values?: readonly number[] };
}

/** The rules of a container; the first that fits an exit code has it started again. */
export function restartRulesOf(container: Container): readonly RestartRule[] {
  return (container as { readonly restartPolicyRules?: readonly RestartRule[] }).restartPolicyRules ?? [];
}
