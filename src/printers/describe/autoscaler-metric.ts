/**
 * A metric of an autoscaler: what it is now, and what it should be.
 * Follows kubectl/pkg/describe, describeHorizontalPodAutoscalerV2.
 */
import type { MetricSpec, MetricStatus, MetricTarget, MetricValueStatus } from 'kubernetes-types/autoscaling/v2';

const UNKNOWN = '<unknown>';

/** `resource cpu on pods  (as a percentage of request):  12% (24m) / 50%`, a tab before the values. */
export function metricLine(metric: MetricSpec, current: MetricStatus | undefined): string {
  const { resource, containerResource, pods, object, external } = metric;
  switch (metric.type) {
    case 'Resource':
      return `resource ${resource!.name} on pods${usage(resource!.target, current?.resource?.current)}`;
    case 'ContainerResource': {
      const { name, container, target } = containerResource!;
      return `resource ${name} of container "${container}" on pods${usage(target, current?.containerResource?.current)}`;
    }
    case 'Pods':
      return `"${pods!.metric.name}" on pods:\t${average(pods!.target, current?.pods?.current)}`;
    case 'Object': {
      const { metric: of, describedObject, target } = object!;
      const where = `"${of.name}" on ${describedObject.kind}/${describedObject.name}`;
      return target.type === 'AverageValue'
        ? `${where} (target average value):\t${average(target, current?.object?.current)}`
        : `${where} (target value):\t${total(target, current?.object?.current)}`;
    }
    case 'External': {
      const { metric: of, target } = external!;
      return target.averageValue !== undefined
        ? `"${of.name}" (target average value):\t${average(target, current?.external?.current)}`
        : `"${of.name}" (target value):\t${total(target, current?.external?.current)}`;
    }
    default:
      return `<unknown metric type "${metric.type}">`;
  }
}

/** What is used of a resource, as an amount or as a part of what was asked for. */
function usage(target: MetricTarget, now: MetricValueStatus | undefined): string {
  if (target.averageValue !== undefined) return `:\t${average(target, now)}`;
  const used =
    now?.averageUtilization === undefined ? UNKNOWN : `${now.averageUtilization}% (${now.averageValue ?? '0'})`;
  const wanted = target.averageUtilization === undefined ? '<auto>' : `${target.averageUtilization}%`;
  return `  (as a percentage of request):\t${used} / ${wanted}`;
}

const average = (target: MetricTarget, now: MetricValueStatus | undefined): string =>
  `${now?.averageValue ?? UNKNOWN} / ${target.averageValue ?? '<nil>'}`;

const total = (target: MetricTarget, now: MetricValueStatus | undefined): string =>
  `${now?.value ?? UNKNOWN} / ${target.value ?? '<nil>'}`;
