/**
 * The tables of Pods and of the workloads that make them. Follows pkg/printers/internalversion/printers.go.
 */
import { isConditionTrue } from '../../api/conditions';
import type {
  DaemonSet,
  Deployment,
  LabelSelector,
  Pod,
  PodTemplate,
  ReplicaSet,
  StatefulSet,
} from '../../api/objects';
import { formatSelector } from '../../api/selectors';
import { AGE, type Column, labelText, NAME, NONE } from '../column';
import { podRow, restartsText } from '../pod-row';

const wide = <T>(name: string, cell: Column<T>['cell']): Column<T> => ({ name, isWide: true, cell });

export const PODS: readonly Column<Pod>[] = [
  NAME,
  { name: 'READY', cell: (pod) => podRow(pod).ready },
  { name: 'STATUS', cell: (pod) => podRow(pod).status },
  { name: 'RESTARTS', cell: (pod, { now }) => restartsText(podRow(pod), now) },
  AGE,
  wide('IP', (pod) => pod.status.podIPs?.[0]?.ip ?? NONE),
  wide('NODE', (pod) => pod.spec.nodeName ?? NONE),
  wide('NOMINATED NODE', (pod) => pod.status.nominatedNodeName || NONE),
  wide('READINESS GATES', readinessGates),
];

function readinessGates(pod: Pod): string {
  const gates = pod.spec.readinessGates ?? [];
  if (gates.length === 0) return NONE;
  const passed = gates.filter(({ conditionType }) => isConditionTrue(pod.status.conditions, conditionType));
  return `${passed.length}/${gates.length}`;
}

interface Templated {
  readonly spec: { readonly template: PodTemplate; readonly selector: LabelSelector };
}

export const CONTAINERS = wide<Templated>('CONTAINERS', ({ spec }) =>
  spec.template.spec.containers.map(({ name }) => name).join(','),
);
export const IMAGES = wide<Templated>('IMAGES', ({ spec }) =>
  spec.template.spec.containers.map(({ image }) => image ?? '').join(','),
);
export const SELECTOR = wide<Templated>('SELECTOR', ({ spec }) => formatSelector(spec.selector) || NONE);

export const DEPLOYMENTS: readonly Column<Deployment>[] = [
  NAME,
  { name: 'READY', cell: ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas}` },
  { name: 'UP-TO-DATE', cell: ({ status }) => status.updatedReplicas ?? 0 },
  { name: 'AVAILABLE', cell: ({ status }) => status.availableReplicas ?? 0 },
  AGE,
  CONTAINERS,
  IMAGES,
  SELECTOR,
];

export const REPLICA_SETS: readonly Column<ReplicaSet>[] = [
  NAME,
  { name: 'DESIRED', cell: ({ spec }) => spec.replicas },
  { name: 'CURRENT', cell: ({ status }) => status.replicas ?? 0 },
  { name: 'READY', cell: ({ status }) => status.readyReplicas ?? 0 },
  AGE,
  CONTAINERS,
  IMAGES,
  SELECTOR,
];

export const STATEFUL_SETS: readonly Column<StatefulSet>[] = [
  NAME,
  { name: 'READY', cell: ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas}` },
  AGE,
  CONTAINERS,
  IMAGES,
];

export const DAEMON_SETS: readonly Column<DaemonSet>[] = [
  NAME,
  { name: 'DESIRED', cell: ({ status }) => status.desiredNumberScheduled ?? 0 },
  { name: 'CURRENT', cell: ({ status }) => status.currentNumberScheduled ?? 0 },
  { name: 'READY', cell: ({ status }) => status.numberReady ?? 0 },
  { name: 'UP-TO-DATE', cell: ({ status }) => status.updatedNumberScheduled ?? 0 },
  { name: 'AVAILABLE', cell: ({ status }) => status.numberAvailable ?? 0 },
  { name: 'NODE SELECTOR', cell: ({ spec }) => labelText(spec.template.spec.nodeSelector) },
  AGE,
  CONTAINERS,
  IMAGES,
  SELECTOR,
];
