/**
 * Describes Secrets: what they hold is counted, not shown. Follows kubectl/pkg/describe, describeSecret.
 */
import { lengthOfBase64 } from '../../api/base64';
import type { Secret } from '../../api/objects';
import { writeAnnotations, writeLabels } from './metadata';
import type { Sheet } from './sheet';

export function writeSecret({ metadata, type = 'Opaque', data = {} }: Secret, sheet: Sheet): void {
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  sheet.line(0, `\nType:\t${type}`);
  sheet.line(0, '\nData\n====');
  for (const key of Object.keys(data).sort()) sheet.line(0, `${key}:\t${lengthOfBase64(data[key]!)} bytes`);
}
