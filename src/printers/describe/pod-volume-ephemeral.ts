/** Volumes whose claim is made and deleted with the Pod. Follows kubectl/pkg/describe, printEphemeralVolumeSource. */
import type { Volume } from '../../api/objects';
import { writeAnnotations, writeLabels } from './metadata';
import type { Sheet } from './sheet';

type Ephemeral = NonNullable<Volume['ephemeral']>;

const EPHEMERAL = 'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)';
/** An older way to name the class of a claim, which goes first. */
const CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class';

/** Nothing is known yet of what the claim gets. */
export function writeEphemeral(sheet: Sheet, { volumeClaimTemplate: template }: Ephemeral): void {
  sheet.line(2, `Type:\t${EPHEMERAL}`);
  if (template === undefined) return;
  const { metadata, spec } = template;
  sheet.line(2, `StorageClass:\t${metadata?.annotations?.[CLASS_ANNOTATION] ?? spec.storageClassName ?? ''}`);
  sheet.line(2, `Volume:\t${spec.volumeName ?? ''}`);
  writeLabels(sheet, 'Labels', metadata?.labels, { level: 2 });
  writeAnnotations(sheet, 'Annotations', metadata?.annotations, 2);
  sheet.line(2, 'Capacity:\t');
  sheet.line(2, 'Access Modes:\t');
  if (spec.volumeMode !== undefined) sheet.line(2, `VolumeMode:\t${spec.volumeMode}`);
  if (spec.dataSource === undefined) return;
  const { apiGroup, kind, name } = spec.dataSource;
  sheet.line(2, 'DataSource:');
  if (apiGroup !== undefined) sheet.line(3, `APIGroup:\t${apiGroup}`);
  sheet.line(3, `Kind:\t${kind}`);
  sheet.line(3, `Name:\t${name}`);
}
