/**
 * Describes Nodes. Follows kubectl/pkg/describe, describeNode.
 */
import { canonicalQuantity } from '../../api/quantity';
import type { Lease, Node, Taint } from '../../api/objects';
import { LEASE_NAMESPACE } from '../../cluster/derived/leases';
import { NONE, UNSET } from '../column';
import { nodeRoles } from '../tables/cluster';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { dateOf, writeAnnotations, writeLabels } from './metadata';
import { writeAllocated, writePods } from './node-resources';
import type { Sheet } from './sheet';

export function writeNode(node: Node, sheet: Sheet, view: DescribeView): void {
  const { metadata, spec, status } = node;
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Roles:\t${nodeRoles(node)}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  sheet.line(0, `CreationTimestamp:\t${dateOf(metadata.creationTimestamp)}`);
  sheet.line(0, `Taints:\t${taintLines(spec.taints ?? [])}`);
  sheet.line(0, `Unschedulable:\t${spec.unschedulable ?? false}`);
  writeLease(sheet, view.cluster.get('Lease', metadata.name, LEASE_NAMESPACE), metadata.name);
  if ((status.conditions ?? []).length > 0) writeConditions(sheet, status.conditions!);
  sheet.line(0, 'Addresses:');
  for (const { type, address } of status.addresses ?? []) sheet.line(1, `${type}:\t${address}`);
  writeResources(sheet, 'Capacity', status.capacity ?? {});
  writeResources(sheet, 'Allocatable', status.allocatable ?? {});
  writeSystem(sheet, status.nodeInfo);
  if (spec.podCIDR) sheet.line(0, `PodCIDR:\t${spec.podCIDR}`);
  if ((spec.podCIDRs ?? []).length > 0) sheet.line(0, `PodCIDRs:\t${spec.podCIDRs!.join(',')}`);
  if (spec.providerID) sheet.line(0, `ProviderID:\t${spec.providerID}`);
  const pods = view.cluster
    .podsOn(metadata.name)
    .filter((pod) => pod.status.phase !== 'Succeeded' && pod.status.phase !== 'Failed');
  writePods(node, pods, sheet, view.now);
  writeAllocated(node, pods, sheet);
  writeEvents(node, sheet, view);
}

/** What the kubelet renews while it works; gone or old, nobody has heard of the Node. */
function writeLease(sheet: Sheet, lease: Lease | undefined, name: string): void {
  if (lease === undefined) {
    sheet.line(0, `Lease:\tFailed to get lease: leases.coordination.k8s.io "${name}" not found`);
    return;
  }
  const { holderIdentity = UNSET, acquireTime, renewTime } = lease.spec;
  sheet.line(0, 'Lease:');
  sheet.line(1, `HolderIdentity:\t${holderIdentity}`);
  sheet.line(1, `AcquireTime:\t${acquireTime === undefined ? UNSET : dateOf(acquireTime)}`);
  sheet.line(1, `RenewTime:\t${renewTime === undefined ? UNSET : dateOf(renewTime)}`);
}

/** By effect and key, one below the other. */
function taintLines(taints: readonly Taint[]): string {
  const order = ({ effect, key }: Taint): string => `${effect},${key}`;
  const lines = [...taints]
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`);
  return lines.join('\n\t') || NONE;
}

function writeConditions(sheet: Sheet, conditions: NonNullable<Node['status']['conditions']>): void {
  sheet.line(0, 'Conditions:');
  sheet.line(1, 'Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage');
  sheet.line(1, '----\t------\t-----------------\t------------------\t------\t-------');
  for (const { type, status, lastHeartbeatTime, lastTransitionTime, reason = '', message = '' } of conditions) {
    const [seen, changed] = [dateOf(lastHeartbeatTime), dateOf(lastTransitionTime)];
    sheet.line(1, `${type} \t${status} \t${seen} \t${changed} \t${reason} \t${message}`);
  }
}

function writeResources(sheet: Sheet, title: string, amounts: Readonly<Record<string, string>>): void {
  const names = Object.keys(amounts).sort();
  if (names.length > 0) sheet.line(0, `${title}:`);
  for (const name of names) sheet.line(1, `${name}:\t${canonicalQuantity(amounts[name]!) ?? ''}`);
}

function writeSystem(sheet: Sheet, info: Node['status']['nodeInfo']): void {
  sheet.line(0, 'System Info:');
  sheet.line(1, `Machine ID:\t${info?.machineID ?? ''}`);
  sheet.line(1, `System UUID:\t${info?.systemUUID ?? ''}`);
  sheet.line(1, `Boot ID:\t${info?.bootID ?? ''}`);
  sheet.line(1, `Kernel Version:\t${info?.kernelVersion ?? ''}`);
  sheet.line(1, `OS Image:\t${info?.osImage ?? ''}`);
  sheet.line(1, `Operating System:\t${info?.operatingSystem ?? ''}`);
  sheet.line(1, `Architecture:\t${info?.architecture ?? ''}`);
  sheet.line(1, `Container Runtime Version:\t${info?.containerRuntimeVersion ?? ''}`);
  sheet.line(1, `Kubelet Version:\t${info?.kubeletVersion ?? ''}`);
  sheet.line(1, `Kube-Proxy Version:\t${info?.kubeProxyVersion ?? ''}`);
}
