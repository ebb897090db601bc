/** Pods. Follows kubectl/pkg/describe, describePod. */
import type { Container, Pod } from '../../api/objects';
import { isTerminal } from '../../api/lifecycle';
import { qosClass } from '../../cluster/qos-class';
import { ageSince } from '../age';
import { NONE } from '../column';
import { writeContainers, writeResources } from './container';
import { writeController } from './controller';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { dateOf, writeAnnotations, writeLabels } from './metadata';
import { writeSpreadConstraints } from './pod-spread';
import { writeTolerations } from './pod-tolerations';
import { writePodVolumes } from './pod-volumes';
import type { Sheet } from './sheet';

export function writePod(pod: Pod, sheet: Sheet, view: DescribeView): void {
  const { spec, status } = pod;
  writeIdentity(pod, sheet);
  writeStatus(pod, sheet, view);
  sheet.line(0, `IP:\t${status.podIP ?? ''}`);
  writeAddresses(pod, sheet);
  writeController(pod, sheet);
  if (status.nominatedNodeName) sheet.line(0, `NominatedNodeName:\t${status.nominatedNodeName}`);
  writeOwnResources(pod, sheet);
  const { initContainers = [], containers } = spec;
  if (initContainers.length > 0) {
    const of = { containers: initContainers, statuses: status.initContainerStatuses, pod };
    writeContainers(sheet, 'Init Containers', of);
  }
  writeContainers(sheet, 'Containers', { containers, statuses: status.containerStatuses, pod });
  writeGates(pod, sheet);
  writePodVolumes(sheet, spec.volumes);
  sheet.line(0, `QoS Class:\t${status.qosClass ?? qosClass(spec)}`);
  writeLabels(sheet, 'Node-Selectors', spec.nodeSelector);
  writeTolerations(sheet, 'Tolerations', spec.tolerations);
  writeSpreadConstraints(sheet, spec.topologySpreadConstraints);
  writeEvents(pod, sheet, view);
}

function writeIdentity({ metadata, spec, status }: Pod, sheet: Sheet): void {
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  if (spec.priority !== undefined) sheet.line(0, `Priority:\t${spec.priority}`);
  if (spec.priorityClassName) sheet.line(0, `Priority Class Name:\t${spec.priorityClassName}`);
  if (spec.runtimeClassName) sheet.line(0, `Runtime Class Name:\t${spec.runtimeClassName}`);
  if (spec.serviceAccountName) sheet.line(0, `Service Account:\t${spec.serviceAccountName}`);
  sheet.line(0, `Node:\t${spec.nodeName ? `${spec.nodeName}/${status.hostIP ?? ''}` : NONE}`);
  if (status.startTime !== undefined) sheet.line(0, `Start Time:\t${dateOf(status.startTime)}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
}

function writeStatus(pod: Pod, sheet: Sheet, { now }: DescribeView): void {
  const { metadata, spec, status } = pod;
  if (metadata.deletionTimestamp !== undefined && !isTerminal(pod)) {
    sheet.line(0, `Status:\tTerminating (lasts ${ageSince(metadata.deletionTimestamp, now)})`);
    sheet.line(0, `Termination Grace Period:\t${metadata.deletionGracePeriodSeconds ?? 0}s`);
  } else {
    sheet.line(0, `Status:\t${status.phase ?? ''}`);
  }
  if (status.reason) sheet.line(0, `Reason:\t${status.reason}`);
  if (status.message) sheet.line(0, `Message:\t${status.message}`);
  const profile = spec.securityContext?.seccompProfile;
  if (profile === undefined) return;
  sheet.line(0, `SeccompProfile:\t${profile.type}`);
  if (profile.type === 'Localhost') sheet.line(0, `LocalhostProfile:\t${profile.localhostProfile ?? ''}`);
}

/** What all containers of a Pod may use together: newer than the types that the Pod is read with. */
function writeOwnResources({ spec }: Pod, sheet: Sheet): void {
  const { resources } = spec as { readonly resources?: Container['resources'] };
  if (resources === undefined) return;
  sheet.line(0, 'Resources:');
  writeResources(sheet, 1, resources);
}

function writeAddresses({ status }: Pod, sheet: Sheet): void {
  const { podIPs = [] } = status;
  sheet.line(0, `IPs:${podIPs.length === 0 ? `\t${NONE}` : ''}`);
  for (const { ip = '' } of podIPs) sheet.line(1, `IP:\t${ip}`);
}

/** What else must hold before it is ready, and what holds. */
function writeGates({ spec, status }: Pod, sheet: Sheet): void {
  const { readinessGates = [] } = spec;
  const { conditions = [] } = status;
  const statusOf = (type: string): string => conditions.find((condition) => condition.type === type)?.status ?? NONE;
  writeTypes(
    sheet,
    'Readiness Gates',
    readinessGates.map(({ conditionType }) => [conditionType, statusOf(conditionType)]),
  );
  writeTypes(
    sheet,
    'Conditions',
    conditions.map(({ type, status: holds }) => [type, holds]),
  );
}

function writeTypes(sheet: Sheet, title: string, rows: readonly (readonly [string, string])[]): void {
  if (rows.length === 0) return;
  sheet.line(0, `${title}:`);
  sheet.line(1, 'Type\tStatus');
  for (const [type, status] of rows) sheet.line(1, `${type} \t${status} `);
}
