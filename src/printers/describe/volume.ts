/**
 * Describes PersistentVolumes. Follows kubectl/pkg/describe, describePersistentVolume.
 */
import { canonicalQuantity } from '../../api/quantity';
import type { NodeSelectorTerm, PersistentVolume } from '../../api/objects';
import { NONE } from '../column';
import { accessModes } from '../tables/storage';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { goList } from '../go-text';
import { writeAnnotations, writeLabels } from './metadata';
import { phaseOrTerminating } from './phase';
import type { Sheet } from './sheet';
import { writeVolumeSource } from './volume-source';

const CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class';

export function writeVolume(volume: PersistentVolume, sheet: Sheet, view: DescribeView): void {
  const { metadata, spec, status } = volume;
  sheet.line(0, `Name:\t${metadata.name}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  sheet.line(0, `Finalizers:\t${goList(metadata.finalizers)}`);
  sheet.line(0, `StorageClass:\t${metadata.annotations?.[CLASS_ANNOTATION] ?? spec.storageClassName ?? ''}`);
  sheet.line(0, `Status:\t${phaseOrTerminating(volume, view.now)}`);
  const { claimRef } = spec;
  sheet.line(0, `Claim:\t${claimRef === undefined ? '' : `${claimRef.namespace ?? ''}/${claimRef.name ?? ''}`}`);
  sheet.line(0, `Reclaim Policy:\t${spec.persistentVolumeReclaimPolicy ?? 'Retain'}`);
  sheet.line(0, `Access Modes:\t${accessModes(spec.accessModes)}`);
  if (spec.volumeMode !== undefined) sheet.line(0, `VolumeMode:\t${spec.volumeMode}`);
  sheet.line(0, `Capacity:\t${canonicalQuantity(spec.capacity?.storage ?? '0') ?? ''}`);
  writeAffinity(sheet, spec.nodeAffinity);
  sheet.line(0, `Message:\t${status.message ?? ''}`);
  sheet.line(0, 'Source:');
  writeVolumeSource(spec, sheet);
  writeEvents(volume, sheet, view);
}

function writeAffinity(sheet: Sheet, affinity: PersistentVolume['spec']['nodeAffinity']): void {
  if (affinity?.required === undefined) {
    sheet.line(0, `Node Affinity:\t${NONE}`);
    return;
  }
  const terms = affinity.required.nodeSelectorTerms;
  sheet.line(0, 'Node Affinity:\t');
  sheet.line(1, `Required Terms:\t${terms.length === 0 ? NONE : ''}`);
  terms.forEach((term, i) => writeTerm(sheet, `Term ${i}`, term));
}

/** The first requirement beside the title, the others below it. */
function writeTerm(sheet: Sheet, title: string, { matchExpressions = [] }: NodeSelectorTerm): void {
  const [first = NONE, ...others] = matchExpressions.map(({ key, operator, values = [] }) => {
    const among = values.length === 0 ? '' : ` [${values.join(', ')}]`;
    return `${key} ${operator.toLowerCase()}${among}`;
  });
  sheet.line(2, `${title}:\t${first}`);
  for (const other of others) sheet.line(2, `\t${other}`);
}
