/** Where the files of a volume come from. Follows kubectl/pkg/describe, describeVolumes. */
import type { Volume } from '../../api/objects';
import type { Sheet } from './sheet';

export function writeVolumeSource(sheet: Sheet, { emptyDir }: Volume): void {
  if (emptyDir !== undefined) sheet.line(2, "Type:\tEmptyDir (a temporary directory that shares a pod's lifetime)");
}
