/**
 * Describes PodDisruptionBudgets. Follows kubectl/pkg/describe, describePodDisruptionBudgetV1.
 */
import type { PodDisruptionBudget } from '../../api/objects';
import { formatSelector } from '../../api/selectors';
import { NONE, UNSET } from '../column';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import type { Sheet } from './sheet';

export function writeBudget(budget: PodDisruptionBudget, sheet: Sheet, view: DescribeView): void {
  const { metadata, spec, status } = budget;
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  if (spec.minAvailable !== undefined) sheet.line(0, `Min available:\t${spec.minAvailable}`);
  else if (spec.maxUnavailable !== undefined) sheet.line(0, `Max unavailable:\t${spec.maxUnavailable}`);
  sheet.line(0, `Selector:\t${spec.selector === undefined ? UNSET : formatSelector(spec.selector) || NONE}`);
  sheet.line(0, 'Status:');
  sheet.line(2, `Allowed disruptions:\t${status.disruptionsAllowed ?? 0}`);
  sheet.line(2, `Current:\t${status.currentHealthy ?? 0}`);
  sheet.line(2, `Desired:\t${status.desiredHealthy ?? 0}`);
  sheet.line(2, `Total:\t${status.expectedPods ?? 0}`);
  writeEvents(budget, sheet, view);
}
