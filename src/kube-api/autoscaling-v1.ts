/**
 * Autoscalers in the words of autoscaling/v1: a share of CPU has a field of its own, everything else hides in annotations.
 * Follows pkg/apis/autoscaling/v1/conversion.go.
 */
import type { MetricSpec, MetricStatus } from 'kubernetes-types/autoscaling/v2';
import type { HorizontalPodAutoscaler, Metadata, StringMap } from '../api/objects';
import type { Shown } from './views';

const PREFIX = 'autoscaling.alpha.kubernetes.io/';

/** An autoscaler as a client of the older version reads it. */
export function olderAutoscaler({ metadata, spec, status }: HorizontalPodAutoscaler): Shown {
  const { metrics, behavior, scaleTargetRef, minReplicas, maxReplicas } = spec;
  const percentage = metrics.find(isCpuShare)?.resource?.target.averageUtilization;
  const { currentMetrics, conditions, ...counted } = status;
  const current = currentMetrics?.find(isCpuUse)?.resource?.current.averageUtilization;
  const kept = {
    metrics: metrics.filter((metric) => !isCpuShare(metric)),
    'current-metrics': currentMetrics ?? [],
    conditions: conditions ?? [],
    behavior: behavior === undefined ? [] : [behavior],
  };
  const annotations = Object.entries(kept).flatMap(([name, list]): [string, string][] =>
    list.length === 0 ? [] : [[`${PREFIX}${name}`, JSON.stringify(name === 'behavior' ? behavior : list)]],
  );
  return {
    kind: 'HorizontalPodAutoscaler',
    apiVersion: 'autoscaling/v1',
    metadata: annotations.length === 0 ? metadata : annotated(metadata, Object.fromEntries(annotations)),
    spec: {
      ...{ scaleTargetRef, minReplicas, maxReplicas },
      ...(percentage !== undefined && { targetCPUUtilizationPercentage: percentage }),
    },
    status: {
      ...{ currentReplicas: 0, desiredReplicas: 0, ...counted },
      ...(current !== undefined && { currentCPUUtilizationPercentage: current }),
    },
  } as Shown;
}

const annotated = (metadata: Metadata, more: StringMap): Metadata => ({
  ...metadata,
  annotations: { ...metadata.annotations, ...more },
});

const isCpuShare = ({ resource }: MetricSpec): boolean =>
  resource?.name === 'cpu' && resource.target.averageUtilization !== undefined;
const isCpuUse = ({ resource }: MetricStatus): boolean =>
  resource?.name === 'cpu' && resource.current.averageUtilization !== undefined;
