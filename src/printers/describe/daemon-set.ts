/** DaemonSets. Follows kubectl/pkg/describe, describeDaemonSet. */
import type { DaemonSet } from '../../api/objects';
import { formatSelector } from '../../api/selectors';
import { labelText } from '../column';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { writeAnnotations, writeLabels } from './metadata';
import { podsStatus } from './pods-status';
import type { Sheet } from './sheet';
import { writeTemplate } from './template';

export function writeDaemonSet(set: DaemonSet, sheet: Sheet, view: DescribeView): void {
  const { metadata, spec, status } = set;
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  sheet.line(0, `Selector:\t${formatSelector(spec.selector)}`);
  sheet.line(0, `Node-Selector:\t${labelText(spec.template.spec.nodeSelector)}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  sheet.line(0, `Desired Number of Nodes Scheduled: ${status.desiredNumberScheduled ?? 0}`);
  sheet.line(0, `Current Number of Nodes Scheduled: ${status.currentNumberScheduled ?? 0}`);
  sheet.line(0, `Number of Nodes Scheduled with Up-to-date Pods: ${status.updatedNumberScheduled ?? 0}`);
  sheet.line(0, `Number of Nodes Scheduled with Available Pods: ${status.numberAvailable ?? 0}`);
  sheet.line(0, `Number of Nodes Misscheduled: ${status.numberMisscheduled ?? 0}`);
  sheet.line(0, `Pods Status:\t${podsStatus(set, spec.selector, view)}`);
  writeTemplate(spec.template, sheet);
  writeEvents(set, sheet, view);
}
