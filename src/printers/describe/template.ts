/** Pod templates. Follows kubectl/pkg/describe, DescribePodTemplate. */
import type { PodTemplate } from '../../api/objects';
import { writeContainers } from './container';
import { writeAnnotations, writeLabels } from './metadata';
import { writePodVolumes } from './pod-volumes';
import { Sheet } from './sheet';
import { writeSpreadConstraints } from './pod-spread';
import { writeTolerations } from './pod-tolerations';

/** Lines that stand inside a description of what makes Pods. */
const INSIDE = '  ';

export function writeTemplate({ metadata, spec }: PodTemplate, sheet: Sheet): void {
  sheet.line(0, 'Pod Template:');
  writeLabels(sheet, `${INSIDE}Labels`, metadata.labels);
  if (Object.keys(metadata.annotations ?? {}).length > 0) {
    writeAnnotations(sheet, `${INSIDE}Annotations`, metadata.annotations);
  }
  if (spec.serviceAccountName) sheet.line(1, `Service Account:\t${spec.serviceAccountName}`);
  if (spec.initContainers !== undefined && spec.initContainers.length > 0) {
    writeContainers(sheet, 'Init Containers', { containers: spec.initContainers, indent: INSIDE });
  }
  writeContainers(sheet, 'Containers', { containers: spec.containers, indent: INSIDE });
  writePodVolumes(sheet, spec.volumes, INSIDE);
  writeSpreadConstraints(sheet, spec.topologySpreadConstraints, INSIDE);
  if (spec.priorityClassName) sheet.line(1, `Priority Class Name:\t${spec.priorityClassName}`);
  writeLabels(sheet, `${INSIDE}Node-Selectors`, spec.nodeSelector);
  writeTolerations(sheet, `${INSIDE}Tolerations`, spec.tolerations);
}

/** A template by itself, its tabs left as they are. Follows kubectl/pkg/polymorphichelpers/history.go. */
export function printTemplate(template: PodTemplate): string {
  const sheet = new Sheet();
  writeTemplate(template, sheet);
  return sheet.unaligned;
}
