/**
 * How well a Pod's requests go with a Node, 0 to 100.
 * Follows pkg/scheduler/framework/plugins/noderesources of 1.35.
 */
import type { NodeInfo } from '../node-info';
import type { Amounts } from '../requests';

const RESOURCES = ['cpu', 'memory'] as const;

/** LeastAllocated: the share of cpu and memory that is left with the Pod on the Node. */
export function roomScore(scored: Amounts, info: NodeInfo): number {
  let sum = 0;
  let weights = 0;
  for (const name of RESOURCES) {
    const total = info.allocatable[name] ?? 0;
    if (total === 0) continue;
    const used = (info.scored[name] ?? 0) + (scored[name] ?? 0);
    sum += used > total ? 0 : Math.floor(((total - used) * 100) / total);
    weights++;
  }
  return weights === 0 ? 0 : Math.floor(sum / weights);
}

/** BalancedAllocation: how evenly cpu and memory are used with the Pod on the Node. */
export function balanceScore(requests: Amounts, info: NodeInfo): number {
  const [cpu, memory] = RESOURCES.map((name) => {
    const total = info.allocatable[name] ?? 0;
    return total === 0 ? undefined : Math.min(1, ((info.requested[name] ?? 0) + (requests[name] ?? 0)) / total);
  });
  const deviation = cpu === undefined || memory === undefined ? 0 : Math.abs(cpu - memory) / 2;
  return Math.floor((1 - deviation) * 100);
}

/** Whether BalancedAllocation has an opinion: not about a Pod that requests nothing. */
export function asksForResources(requests: Amounts): boolean {
  return RESOURCES.some((name) => (requests[name] ?? 0) > 0);
}
