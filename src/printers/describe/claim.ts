/**
 * Describes PersistentVolumeClaims. Follows kubectl/pkg/describe, describePersistentVolumeClaim.
 */
import { canonicalQuantity } from '../../api/quantity';
import type { PersistentVolumeClaim, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { accessModes } from '../tables/storage';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { goList } from '../go-text';
import { dateOf, writeAnnotations, writeLabels, writeList } from './metadata';
import { phaseOrTerminating } from './phase';
import type { Sheet } from './sheet';

/** The annotation that named a class before there was a field for it. */
const CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class';

export function writeClaim(claim: PersistentVolumeClaim, sheet: Sheet, view: DescribeView): void {
  const { metadata, spec, status } = claim;
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  sheet.line(0, `StorageClass:\t${metadata.annotations?.[CLASS_ANNOTATION] ?? spec.storageClassName ?? ''}`);
  sheet.line(0, `Status:\t${phaseOrTerminating(claim, view.now)}`);
  sheet.line(0, `Volume:\t${spec.volumeName ?? ''}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  sheet.line(0, `Finalizers:\t${goList(metadata.finalizers)}`);
  const hasVolume = (spec.volumeName ?? '') !== '';
  sheet.line(0, `Capacity:\t${hasVolume ? (canonicalQuantity(status.capacity?.storage ?? '0') ?? '') : ''}`);
  sheet.line(0, `Access Modes:\t${hasVolume ? accessModes(status.accessModes) : ''}`);
  if (spec.volumeMode !== undefined) sheet.line(0, `VolumeMode:\t${spec.volumeMode}`);
  if (spec.dataSource !== undefined) writeSource(sheet, spec.dataSource);
  const users = usersOf(claim, view.cluster).map((pod) => pod.metadata.name);
  writeList(sheet, 'Used By', users.sort());
  if ((status.conditions ?? []).length > 0) writeConditions(sheet, status.conditions!);
  writeEvents(claim, sheet, view);
}

function writeSource(sheet: Sheet, { apiGroup, kind, name }: NonNullable<PersistentVolumeClaim['spec']['dataSource']>) {
  sheet.line(0, 'DataSource:');
  if (apiGroup !== undefined) sheet.line(1, `APIGroup:\t${apiGroup}`);
  sheet.line(1, `Kind:\t${kind}`);
  sheet.line(1, `Name:\t${name}`);
}

/** Pods that name the claim, and a Pod that it was made for. */
function usersOf({ metadata }: PersistentVolumeClaim, cluster: Cluster): readonly Pod[] {
  const owners = new Set(metadata.ownerReferences?.filter(({ kind }) => kind === 'Pod').map(({ uid }) => uid));
  return cluster.list('Pod', metadata.namespace).flatMap((pod) => {
    const named = (pod.spec.volumes ?? []).filter(
      ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === metadata.name,
    );
    return named.length > 0 ? named.map(() => pod) : owners.has(pod.metadata.uid) ? [pod] : [];
  });
}

function writeConditions(sheet: Sheet, conditions: NonNullable<PersistentVolumeClaim['status']['conditions']>): void {
  sheet.line(0, 'Conditions:');
  sheet.line(1, 'Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage');
  sheet.line(1, '----\t------\t-----------------\t------------------\t------\t-------');
  for (const { type, status, lastProbeTime, lastTransitionTime, reason = '', message = '' } of conditions) {
    const [probed, changed] = [dateOf(lastProbeTime), dateOf(lastTransitionTime)];
    sheet.line(1, `${type} \t${status} \t${probed} \t${changed} \t${reason} \t${message}`);
  }
}
