/** ReplicaSets. Follows kubectl/pkg/describe, describeReplicaSet. */
import type { ReplicaSet } from '../../api/objects';
import { formatSelector } from '../../api/selectors';
import { NONE } from '../column';
import { writeConditions } from './conditions';
import { writeController } from './controller';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { writeAnnotations, writeLabels } from './metadata';
import { podsStatus } from './pods-status';
import type { Sheet } from './sheet';
import { writeTemplate } from './template';

export function writeReplicaSet(set: ReplicaSet, sheet: Sheet, view: DescribeView): void {
  const { metadata, spec, status } = set;
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  sheet.line(0, `Selector:\t${formatSelector(spec.selector) || NONE}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  writeController(set, sheet);
  sheet.line(0, `Replicas:\t${status.replicas ?? 0} current / ${spec.replicas} desired`);
  sheet.line(0, `Pods Status:\t${podsStatus(set, spec.selector, view)}`);
  writeTemplate(spec.template, sheet);
  writeConditions(status.conditions, sheet);
  writeEvents(set, sheet, view);
}
