/**
 * The table of HorizontalPodAutoscalers. Follows pkg/printers/internalversion/printers.go (printHorizontalPodAutoscaler).
 */
import type { MetricSpec, MetricStatus, MetricTarget, MetricValueStatus } from 'kubernetes-types/autoscaling/v2';
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

const UNKNOWN = '<unknown>';

/** `cpu: 12%/50%`: what is used of a resource, and what should be. Metrics of other programs go without a name. */
function targetOf(metric: MetricSpec, current: MetricStatus | undefined): string {
  const { resource, containerResource, pods, object, external } = metric;
  const own = resource ?? containerResource;
  if (own !== undefined) {
    return `${own.name}: ${share(own.target, (current?.resource ?? current?.containerResource)?.current)}`;
  }
  if (pods !== undefined) return average(pods.target, current?.pods?.current);
  const other = object ?? external;
  if (other === undefined) return '<unknown type>';
  const now = (current?.object ?? current?.external)?.current;
  return other.target.averageValue === undefined
    ? `${now?.value ?? UNKNOWN}/${other.target.value ?? ''}`
    : `${average(other.target, now)} (avg)`;
}

function share(target: MetricTarget, now: MetricValueStatus | undefined): string {
  if (target.averageValue !== undefined) return average(target, now);
  const used = now?.averageUtilization === undefined ? UNKNOWN : `${now.averageUtilization}%`;
  return `${used}/${target.averageUtilization}%`;
}

const average = ({ averageValue = '' }: MetricTarget, now: MetricValueStatus | undefined): string =>
  `${now?.averageValue ?? UNKNOWN}/${averageValue}`;
