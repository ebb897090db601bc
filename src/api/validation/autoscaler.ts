/**
 * What is wrong with a HorizontalPodAutoscaler. Follows pkg/apis/autoscaling/validation/validation.go.
 */
import type { HorizontalPodAutoscalerSpec } from '../objects';
import { checkMetric } from './autoscaler/metric';
import { checkScalingRules } from './autoscaler/scaling-rules';
import { type Findings, invalidValue, type Unchecked } from './field';
import { checkReference } from './reference';

type Spec = Unchecked<HorizontalPodAutoscalerSpec>;

/** Bounds, something to scale, metrics that say what they measure, and rules that can be kept. */
export function checkAutoscaler(found: Findings, spec: Spec): void {
  const { minReplicas, maxReplicas = 0, metrics = [], behavior } = spec;
  if (minReplicas !== undefined && minReplicas < 1) {
    found.push(invalidValue('spec.minReplicas', minReplicas, 'must be greater than or equal to 1'));
  }
  if (maxReplicas < 1) found.push(invalidValue('spec.maxReplicas', maxReplicas, 'must be greater than 0'));
  if (minReplicas !== undefined && maxReplicas < minReplicas) {
    found.push(invalidValue('spec.maxReplicas', maxReplicas, 'must be greater than or equal to `minReplicas`'));
  }
  checkReference(found, 'spec.scaleTargetRef', spec.scaleTargetRef);
  for (const [index, metric] of metrics.entries()) checkMetric(found, `spec.metrics[${index}]`, metric);
  checkScalingRules(found, 'spec.behavior.scaleUp', behavior?.scaleUp);
  checkScalingRules(found, 'spec.behavior.scaleDown', behavior?.scaleDown);
}
