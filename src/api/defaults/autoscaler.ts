/**
 * Defaults of HorizontalPodAutoscalers.
 * Follows pkg/apis/autoscaling/v2/defaults.go.
 */
import type { MetricSpec } from 'kubernetes-types/autoscaling/v2';
import type { HorizontalPodAutoscalerSpec, ScalingRules } from '../objects';
import { fill } from './fill';

type Given = Omit<HorizontalPodAutoscalerSpec, 'metrics'> & { readonly metrics?: MetricSpec[] };

const CPU: MetricSpec = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
};

/** Four more Pods, or twice as many, every 15 seconds: whatever is more. */
const UP: ScalingRules = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
};
/** Down by any number. How long it waits before that is the controller's business. */
const DOWN: ScalingRules = { selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] };

/** One Pod at least, and 80 % of the CPU that was asked for. Who says how to scale in one way gets defaults for the other. */
export function autoscalerDefaults(spec: Given): Given {
  const filled = fill(spec, { minReplicas: 1 });
  const measured = (filled.metrics ?? []).length === 0 ? { ...filled, metrics: [CPU] } : filled;
  const { behavior } = measured;
  if (behavior === undefined) return measured;
  const scaleUp = fill(behavior.scaleUp ?? {}, UP);
  const scaleDown = fill(behavior.scaleDown ?? {}, DOWN);
  if (scaleUp === behavior.scaleUp && scaleDown === behavior.scaleDown) return measured;
  return { ...measured, behavior: { ...behavior, scaleUp, scaleDown } };
}
