/** The volumes of a Pod or of a template. Follows kubectl/pkg/describe, describeVolumes. */
import type { Volume } from '../../api/objects';
import { NONE } from '../column';
import { writePodVolumeSource } from './pod-volume-source';
import type { Sheet } from './sheet';

/** @param indent two spaces inside a template */
export function writePodVolumes(sheet: Sheet, volumes: readonly Volume[] | undefined, indent = ''): void {
  if (volumes === undefined || volumes.length === 0) return sheet.line(0, `${indent}Volumes:\t${NONE}`);
  sheet.line(0, `${indent}Volumes:`);
  for (const volume of volumes) {
    sheet.line(1, `${indent === '' ? '' : ' '}${volume.name}:`);
    writePodVolumeSource(sheet, volume);
  }
}
