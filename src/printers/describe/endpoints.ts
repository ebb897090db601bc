/**
 * Describes Endpoints. Follows kubectl/pkg/describe, describeEndpoints.
 */
import type { Endpoints } from '../../api/objects';
import { NONE, UNSET } from '../column';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { writeAnnotations, writeLabels } from './metadata';
import type { Sheet } from './sheet';

export function writeEndpoints(endpoints: Endpoints, sheet: Sheet, view: DescribeView): void {
  const { metadata, subsets = [] } = endpoints;
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  sheet.line(0, 'Subsets:');
  for (const { addresses, notReadyAddresses, ports = [] } of subsets) {
    sheet.line(1, `Addresses:\t${ipsOf(addresses)}`);
    sheet.line(1, `NotReadyAddresses:\t${ipsOf(notReadyAddresses)}`);
    if (ports.length > 0) {
      sheet.line(1, 'Ports:');
      sheet.line(2, 'Name\tPort\tProtocol');
      sheet.line(2, '----\t----\t--------');
      for (const { name, port, protocol = 'TCP' } of ports) sheet.line(2, `${name || UNSET}\t${port}\t${protocol}`);
    }
    sheet.line(0, '');
  }
  writeEvents(endpoints, sheet, view);
}

const ipsOf = (addresses: readonly { readonly ip: string }[] | undefined): string =>
  (addresses ?? []).map(({ ip }) => ip).join(',') || NONE;
