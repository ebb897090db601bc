/**
 * The table of HorizontalPodAutoscalers. Follows pkg/printers/internalversion/printers.go (printHorizontalPodAutoscaler).
 */
import type { MetricSpec, MetricStatus } from 'kubernetes-types/autoscaling/v2';
import type { HorizontalPodAutoscaler } from '../../api/objects';
import { AGE, type Column, NAME, NONE } from '../column';

export const AUTOSCALERS: readonly Column<HorizontalPodAutoscaler>[] = [
  NAME,
  { name: 'REFERENCE', cell: ({ spec: { scaleTargetRef } }) => `${scaleTargetRef.kind}/${scaleTargetRef.name}` },
  { name: 'TARGETS', cell: targetsOf },
  { name: 'MINPODS', cell: ({ spec: { minReplicas } }) => minReplicas },
  { name: 'MAXPODS', cell: ({ spec: { maxReplicas } }) => maxReplicas },
  { name: 'REPLICAS', cell: ({ status }) => status.currentReplicas ?? 0 },
  AGE,
];

/** Metrics that the column names before it says how many more there are. */
const METRICS_SHOWN = 2;

function targetsOf({ spec: { metrics }, status: { currentMetrics } }: HorizontalPodAutoscaler): string {
  if (metrics.length === 0) return NONE;
  const targets = metrics.map((metric, i) => targetOf(metric, currentMetrics?.[i]));
  const more = targets.length - METRICS_SHOWN;
  return `${targets.slice(0, METRICS_SHOWN).join(', ')}${more > 0 ? ` + ${more} more...` : ''}`;
}

/** `cpu: 12%/50%`: what is used of a resource, and what should be. */
function targetOf({ resource }: MetricSpec, current: MetricStatus | undefined): string {
  if (resource === undefined) return '<unknown type>';
  const { averageValue, averageUtilization } = resource.target;
  const now = current?.resource?.current;
  if (averageValue !== undefined) return `${resource.name}: ${now?.averageValue ?? '<unknown>'}/${averageValue}`;
  const used = now?.averageUtilization === undefined ? '<unknown>' : `${now.averageUtilization}%`;
  return `${resource.name}: ${used}/${averageUtilization}%`;
}
