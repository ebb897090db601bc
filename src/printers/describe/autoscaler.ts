/**
 * Describes HorizontalPodAutoscalers. Follows kubectl/pkg/describe, describeHorizontalPodAutoscalerV2.
 */
import type { HorizontalPodAutoscaler, ScalingRules } from '../../api/objects';
import { metricLine } from './autoscaler-metric';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { dateOf, writeAnnotations, writeLabels } from './metadata';
import type { Sheet } from './sheet';

export function writeAutoscaler(autoscaler: HorizontalPodAutoscaler, sheet: Sheet, view: DescribeView): void {
  const { metadata, spec, status } = autoscaler;
  const { scaleTargetRef, behavior } = spec;
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  sheet.line(0, `CreationTimestamp:\t${dateOf(metadata.creationTimestamp)}`);
  sheet.line(0, `Reference:\t${scaleTargetRef.kind}/${scaleTargetRef.name}`);
  sheet.line(0, 'Metrics:\t( current / target )');
  spec.metrics.forEach((metric, i) => sheet.line(1, metricLine(metric, status.currentMetrics?.[i])));
  sheet.line(0, `Min replicas:\t${spec.minReplicas}`);
  sheet.line(0, `Max replicas:\t${spec.maxReplicas}`);
  if (behavior !== undefined) {
    sheet.line(0, 'Behavior:');
    writeRules(sheet, 'Scale Up', behavior.scaleUp);
    writeRules(sheet, 'Scale Down', behavior.scaleDown);
  }
  const { currentReplicas = 0, desiredReplicas = 0, conditions = [] } = status;
  sheet.line(0, `${scaleTargetRef.kind} pods:\t${currentReplicas} current / ${desiredReplicas} desired`);
  if (conditions.length > 0) {
    sheet.line(0, 'Conditions:');
    sheet.line(1, 'Type\tStatus\tReason\tMessage');
    sheet.line(1, '----\t------\t------\t-------');
    for (const { type, status: state, reason = '', message = '' } of conditions) {
      sheet.line(1, `${type}\t${state}\t${reason}\t${message}`);
    }
  }
  writeEvents(autoscaler, sheet, view);
}

/** How fast the autoscaler may go in one direction. */
function writeRules(sheet: Sheet, direction: string, rules: ScalingRules | undefined): void {
  if (rules === undefined) return;
  const { stabilizationWindowSeconds, selectPolicy = 'Max', policies = [] } = rules;
  sheet.line(1, `${direction}:`);
  if (stabilizationWindowSeconds !== undefined) {
    sheet.line(2, `Stabilization Window: ${stabilizationWindowSeconds} seconds`);
  }
  if (policies.length === 0) return;
  sheet.line(2, `Select Policy: ${selectPolicy}`);
  sheet.line(2, 'Policies:');
  for (const { type, value, periodSeconds } of policies) {
    sheet.line(3, `- Type: ${type}\tValue: ${value}\tPeriod: ${periodSeconds} seconds`);
  }
}
