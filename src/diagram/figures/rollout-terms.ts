/**
 * How a Deployment replaces its Pods, in words.
 */
import type { Deployment } from '../../api/objects';

/** `step by step: 25% too many, 25% too few at most`. */
export function strategyWords({ type, rollingUpdate }: Deployment['spec']['strategy']): string {
  if (type === 'Recreate') return 'all old Pods go before new ones come';
  const { maxSurge = '25%', maxUnavailable = '25%' } = rollingUpdate ?? {};
  return `step by step: at most ${maxSurge} too many, ${maxUnavailable} too few`;
}
