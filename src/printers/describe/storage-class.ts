/**
 * Describes StorageClasses. Follows kubectl/pkg/describe, describeStorageClass.
 */
import type { StorageClass } from '../../api/objects';
import { labelText, NONE, UNSET } from '../column';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import type { Sheet } from './sheet';

const DEFAULT_ANNOTATIONS = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
];

export function writeStorageClass(storageClass: StorageClass, sheet: Sheet, view: DescribeView): void {
  const { metadata, provisioner, parameters, allowVolumeExpansion, mountOptions = [] } = storageClass;
  const isDefault = DEFAULT_ANNOTATIONS.some((annotation) => metadata.annotations?.[annotation] === 'true');
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `IsDefaultClass:\t${isDefault ? 'Yes' : 'No'}`);
  sheet.line(0, `Annotations:\t${labelText(metadata.annotations)}`);
  sheet.line(0, `Provisioner:\t${provisioner}`);
  sheet.line(0, `Parameters:\t${labelText(parameters)}`);
  const expands = allowVolumeExpansion === undefined ? UNSET : allowVolumeExpansion ? 'True' : 'False';
  sheet.line(0, `AllowVolumeExpansion:\t${expands}`);
  sheet.line(0, `MountOptions:${mountOptions.length === 0 ? `\t${NONE}` : ''}`);
  for (const option of mountOptions) sheet.line(1, option);
  sheet.line(0, `ReclaimPolicy:\t${storageClass.reclaimPolicy ?? 'Delete'}`);
  sheet.line(0, `VolumeBindingMode:\t${storageClass.volumeBindingMode ?? 'Immediate'}`);
  const { allowedTopologies } = storageClass;
  if (allowedTopologies !== undefined) {
    sheet.line(0, `AllowedTopologies:\t${allowedTopologies.length === 0 ? NONE : ''}`);
    allowedTopologies.forEach(({ matchLabelExpressions = [] }, i) => {
      const [first = NONE, ...others] = matchLabelExpressions.map(({ key, values }) =>
        values.length === 0 ? `${key} in` : `${key} in [${values.join(', ')}]`,
      );
      sheet.line(1, `Term ${i}:\t${first}`);
      for (const other of others) sheet.line(1, `\t${other}`);
    });
  }
  writeEvents(storageClass, sheet, view);
}
