/**
 * Describes EndpointSlices. Follows kubectl/pkg/describe, describeEndpointSliceV1.
 */
import type { EndpointSlice } from '../../api/objects';
import { NONE, UNSET } from '../column';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { writeAnnotations, writeLabels } from './metadata';
import type { Sheet } from './sheet';

export function writeEndpointSlice(slice: EndpointSlice, sheet: Sheet, view: DescribeView): void {
  const { metadata, addressType, ports = [], endpoints } = slice;
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  sheet.line(0, `AddressType:\t${addressType}`);
  sheet.line(0, ports.length === 0 ? `Ports: ${UNSET}` : 'Ports:');
  if (ports.length > 0) {
    sheet.line(1, 'Name\tPort\tProtocol');
    sheet.line(1, '----\t----\t--------');
    for (const { name, port, protocol = 'TCP' } of ports) {
      sheet.line(1, `${name || UNSET}\t${port ?? UNSET}\t${protocol}`);
    }
  }
  sheet.line(0, endpoints.length === 0 ? `Endpoints: ${NONE}` : 'Endpoints:');
  for (const endpoint of endpoints) writeEndpoint(endpoint, sheet);
  writeEvents(slice, sheet, view);
}

function writeEndpoint(endpoint: EndpointSlice['endpoints'][number], sheet: Sheet): void {
  const { addresses, conditions, hostname, targetRef, nodeName, zone } = endpoint;
  sheet.line(1, `- Addresses:\t${addresses.join(', ') || NONE}`);
  sheet.line(2, 'Conditions:');
  sheet.line(3, `Ready:\t${conditions?.ready ?? UNSET}`);
  sheet.line(2, `Hostname:\t${hostname ?? UNSET}`);
  if (targetRef !== undefined) sheet.line(2, `TargetRef:\t${targetRef.kind ?? ''}/${targetRef.name ?? ''}`);
  sheet.line(2, `NodeName:\t${nodeName ?? UNSET}`);
  sheet.line(2, `Zone:\t${zone ?? UNSET}`);
}
