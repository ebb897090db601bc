/**
 * Describes PriorityClasses. Follows kubectl/pkg/describe, describePriorityClass.
 */
import type { PriorityClass } from '../../api/objects';
import { labelText } from '../column';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import type { Sheet } from './sheet';

export function writePriorityClass(priorityClass: PriorityClass, sheet: Sheet, view: DescribeView): void {
  const { metadata, value, globalDefault = false, preemptionPolicy, description = '' } = priorityClass;
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Value:\t${value}`);
  sheet.line(0, `GlobalDefault:\t${globalDefault}`);
  sheet.line(0, `PreemptionPolicy:\t${preemptionPolicy ?? 'PreemptLowerPriority'}`);
  sheet.line(0, `Description:\t${description}`);
  sheet.line(0, `Annotations:\t${labelText(metadata.annotations)}`);
  writeEvents(priorityClass, sheet, view);
}
