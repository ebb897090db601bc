/**
 * What an autoscaler goes by: shares or amounts of CPU and memory.
 * Follows createHorizontalPodAutoscaler in kubectl/pkg/cmd/autoscale.
 */
import type { MetricSpec } from 'kubernetes-types/autoscaling/v2';
import { canonicalQuantity } from '../../api/quantity';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { numberOf, textOf, type Words } from '../grammar/words';

/** The metrics that flags name; none is the server's default, 80% of CPU. */
export function readMetrics(words: Words): Result<readonly MetricSpec[]> {
  const percent = numberOf(words, 'cpu-percent');
  const cpu = textOf(words, 'cpu');
  if (percent !== undefined && cpu !== undefined) {
    const group = '[cpu cpu-percent]';
    return clientError(`if any flags in the group ${group} are set none of the others can be; ${group} were all set`);
  }
  const metrics: MetricSpec[] = [];
  // A negative percentage is the same as none.
  if (percent !== undefined && percent >= 0) metrics.push(utilization('cpu', percent));
  for (const [resource, text] of [
    ['cpu', cpu],
    ['memory', textOf(words, 'memory')],
  ] as const) {
    if (text === undefined) continue;
    const metric = metricOf(resource, text);
    if (isRejected(metric)) return metric;
    metrics.push(metric);
  }
  return metrics;
}

/** `50%` of what was asked for, or `500m` on average; CPU without a unit is in thousandths. */
function metricOf(resource: 'cpu' | 'memory', text: string): Result<MetricSpec> {
  const [, percent] = /^(\d+)%$/.exec(text) ?? [];
  if (percent !== undefined) return utilization(resource, Number(percent));
  const averageValue = canonicalQuantity(resource === 'cpu' && /^\d+$/.test(text) ? `${text}m` : text);
  if (averageValue === undefined) {
    return {
      ...clientError(`invalid resource ${resource} value: ${text}`),
      hint: `A share of what the Pods ask for, or an amount: --${resource}=50%`,
    };
  }
  return { type: 'Resource', resource: { name: resource, target: { type: 'AverageValue', averageValue } } };
}

const utilization = (name: string, averageUtilization: number): MetricSpec => ({
  type: 'Resource',
  resource: { name, target: { type: 'Utilization', averageUtilization } },
});
