/** StatefulSets. Follows kubectl/pkg/describe, describeStatefulSet. */
import type { StatefulSet } from '../../api/objects';
import { canonicalQuantity } from '../../api/quantity';
import { formatSelector } from '../../api/selectors';
import { NONE } from '../column';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { goList } from '../go-text';
import { dateOf, writeAnnotations, writeLabels } from './metadata';
import { podsStatus } from './pods-status';
import { INDENT, type Sheet } from './sheet';
import { writeTemplate } from './template';

export function writeStatefulSet(set: StatefulSet, sheet: Sheet, view: DescribeView): void {
  const { metadata, spec, status } = set;
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  sheet.line(0, `CreationTimestamp:\t${dateOf(metadata.creationTimestamp)}`);
  sheet.line(0, `Selector:\t${formatSelector(spec.selector)}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  sheet.line(0, `Replicas:\t${spec.replicas} desired | ${status.replicas ?? 0} total`);
  writeStrategy(sheet, spec.updateStrategy);
  sheet.line(0, `Pods Status:\t${podsStatus(set, spec.selector, view)}`);
  writeTemplate(spec.template, sheet);
  writeClaims(sheet, spec.volumeClaimTemplates);
  writeEvents(set, sheet, view);
}

function writeStrategy(sheet: Sheet, { type = '', rollingUpdate }: StatefulSet['spec']['updateStrategy']): void {
  sheet.line(0, `Update Strategy:\t${type}`);
  if (rollingUpdate?.partition === undefined) return;
  sheet.line(1, `Partition:\t${rollingUpdate.partition}`);
  if (rollingUpdate.maxUnavailable !== undefined) sheet.line(1, `MaxUnavailable:\t${rollingUpdate.maxUnavailable}`);
}

/** An older way to name the class of a claim, which goes first. */
const CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class';

/** The claims that every Pod gets. */
function writeClaims(sheet: Sheet, templates: StatefulSet['spec']['volumeClaimTemplates']): void {
  if (templates === undefined || templates.length === 0) return sheet.line(0, `Volume Claims:\t${NONE}`);
  sheet.line(0, 'Volume Claims:');
  for (const { metadata, spec } of templates) {
    const storage = spec?.resources?.requests?.storage;
    sheet.line(1, `Name:\t${metadata?.name ?? ''}`);
    sheet.line(1, `StorageClass:\t${metadata?.annotations?.[CLASS_ANNOTATION] ?? spec?.storageClassName ?? ''}`);
    writeLabels(sheet, 'Labels', metadata?.labels, { indent: INDENT });
    writeLabels(sheet, 'Annotations', metadata?.annotations, { indent: INDENT });
    sheet.line(1, `Capacity:\t${storage === undefined ? '<default>' : (canonicalQuantity(storage) ?? storage)}`);
    sheet.line(1, `Access Modes:\t${goList(spec?.accessModes)}`);
  }
}
