/**
 * How a Deployment replaces its Pods, in words.
 */
import type { Deployment } from '../../../api/objects';

/** `step by step: 25% more, 25% fewer at most`. */
export function strategyWords({ type, rollingUpdate }: Deployment['spec']['strategy']): string {
  if (type === 'Recreate') return 'all old Pods go before new ones come';
  const { maxSurge = '25%', maxUnavailable = '25%' } = rollingUpdate ?? {};
  return `step by step: ${maxSurge} more, ${maxUnavailable} fewer at most`;
}
