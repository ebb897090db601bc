/**
 * Describes ConfigMaps. Follows kubectl/pkg/describe, ConfigMapDescriber.
 */
import { lengthOfBase64 } from '../../api/base64';
import type { ConfigMap } from '../../api/objects';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { writeAnnotations, writeLabels } from './metadata';
import type { Sheet } from './sheet';

export function writeConfigMap(configMap: ConfigMap, sheet: Sheet, view: DescribeView): void {
  const { metadata, data = {}, binaryData = {} } = configMap;
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  sheet.line(0, '\nData\n====');
  for (const key of Object.keys(data).sort()) sheet.line(0, `${key}:\n----\n${data[key]}\n`);
  sheet.line(0, '\nBinaryData\n====');
  for (const key of Object.keys(binaryData).sort()) sheet.line(0, `${key}: ${lengthOfBase64(binaryData[key]!)} bytes`);
  sheet.line(0, '');
  writeEvents(configMap, sheet, view);
}
