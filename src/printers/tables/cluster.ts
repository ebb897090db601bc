/**
 * The tables of Nodes and their Leases, namespaces, revisions, Events and priorities. Follows pkg/printers/internalversion/printers.go.
 */
import { findCondition } from '../../api/conditions';
import type { ControllerRevision, Event, Lease, Namespace, Node, PriorityClass } from '../../api/objects';
import { ageSince } from '../age';
import { AGE, type Column, NAME, NONE } from '../column';

const wide = <T>(name: string, cell: Column<T>['cell']): Column<T> => ({ name, isWide: true, cell });

export const NODES: readonly Column<Node>[] = [
  NAME,
  { name: 'STATUS', cell: nodeStatus },
  { name: 'ROLES', cell: nodeRoles },
  AGE,
  { name: 'VERSION', cell: ({ status }) => status.nodeInfo?.kubeletVersion ?? '' },
  wide('INTERNAL-IP', (node) => addressOf(node, 'InternalIP')),
  wide('EXTERNAL-IP', (node) => addressOf(node, 'ExternalIP')),
  wide('OS-IMAGE', ({ status }) => status.nodeInfo?.osImage || '<unknown>'),
  wide('KERNEL-VERSION', ({ status }) => status.nodeInfo?.kernelVersion || '<unknown>'),
  wide('CONTAINER-RUNTIME', ({ status }) => status.nodeInfo?.containerRuntimeVersion || '<unknown>'),
];

function nodeStatus({ spec, status }: Node): string {
  const ready = findCondition(status.conditions, 'Ready');
  const word = ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady';
  return spec.unschedulable === true ? `${word},SchedulingDisabled` : word;
}

const ROLE_PREFIX = 'node-role.kubernetes.io/';

/** `control-plane,worker`, or `<none>`. */
export function nodeRoles({ metadata }: Node): string {
  const roles = Object.entries(metadata.labels ?? {}).flatMap(([key, value]) => {
    if (key.startsWith(ROLE_PREFIX)) return [key.slice(ROLE_PREFIX.length)];
    return key === 'kubernetes.io/role' && value !== '' ? [value] : [];
  });
  return (
    roles
      .filter((role) => role !== '')
      .sort()
      .join(',') || NONE
  );
}

function addressOf({ status }: Node, wanted: string): string {
  return status.addresses?.find(({ type }) => type === wanted)?.address ?? NONE;
}

export const NAMESPACES: readonly Column<Namespace>[] = [
  NAME,
  { name: 'STATUS', cell: ({ status }) => status.phase ?? '' },
  AGE,
];

export const REVISIONS: readonly Column<ControllerRevision>[] = [
  NAME,
  { name: 'CONTROLLER', cell: revisionOwner },
  { name: 'REVISION', cell: ({ revision }) => revision },
  AGE,
];

function revisionOwner({ metadata }: ControllerRevision): string {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (owner === undefined) return NONE;
  const group = owner.apiVersion.includes('/') ? `.${owner.apiVersion.split('/')[0]!}` : '';
  return `${owner.kind.toLowerCase()}${group}/${owner.name}`;
}

export const EVENTS: readonly Column<Event>[] = [
  { name: 'LAST SEEN', cell: (event, { now }) => ageSince(lastSeen(event), now) },
  { name: 'TYPE', cell: ({ type }) => type ?? '' },
  { name: 'REASON', cell: ({ reason }) => reason ?? '' },
  {
    name: 'OBJECT',
    cell: ({ involvedObject: { kind, name } }) => `${(kind ?? '').toLowerCase()}/${name ?? ''}`,
  },
  wide('SUBOBJECT', ({ involvedObject }) => involvedObject.fieldPath ?? ''),
  wide('SOURCE', ({ source, reportingComponent }) =>
    [source?.component ?? reportingComponent ?? '', source?.host].filter(Boolean).join(', '),
  ),
  { name: 'MESSAGE', cell: ({ message }) => (message ?? '').trim() },
  wide('FIRST SEEN', (event, { now }) => ageSince(event.firstTimestamp ?? lastSeen(event), now)),
  wide('COUNT', ({ series, count }) => series?.count ?? Math.max(count ?? 1, 1)),
  wide('NAME', ({ metadata }) => metadata.name),
];

function lastSeen({ series, lastTimestamp, firstTimestamp, eventTime, metadata }: Event): string {
  return series?.lastObservedTime ?? lastTimestamp ?? firstTimestamp ?? eventTime ?? metadata.creationTimestamp;
}

export const PRIORITY_CLASSES: readonly Column<PriorityClass>[] = [
  NAME,
  { name: 'VALUE', cell: ({ value }) => value },
  { name: 'GLOBAL-DEFAULT', cell: ({ globalDefault }) => `${globalDefault ?? false}` },
  AGE,
  wide('PREEMPTIONPOLICY', ({ preemptionPolicy }) => preemptionPolicy ?? 'PreemptLowerPriority'),
];

export const LEASES: readonly Column<Lease>[] = [
  NAME,
  { name: 'HOLDER', cell: ({ spec }) => spec.holderIdentity ?? '' },
  AGE,
];
