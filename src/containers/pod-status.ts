/**
 * The status of a Pod, made from what its kubelet remembers.
 * Follows pkg/kubelet/kubelet_pods.go (getPhase, convertToAPIContainerStatuses).
 */
import type { Container, ContainerStatus, Pod } from '../api/objects';
import { own } from '../api/own';
import type { ContainerRuntime } from '../cluster/machines/container-runtime';
import { qosClass } from '../cluster/qos-class';
import type { PodRuntime } from '../cluster/runtime';
import { withConditions } from './pod-condition';
import { containerStatus } from './pod-status/container-status';
import { kubeletConditions } from './pod-status/kubelet-conditions';
import { hasStarted } from './probes/probe-records';
import { isRestarted, isSidecar } from './restart';

export type Phase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

type Known = PodRuntime['containers'];

const NONE: readonly string[] = [];

/** The status that the kubelet would report now. Keeps what is not the kubelet's. */
export function podStatus(pod: Pod, runtime: PodRuntime, now: number): Pod['status'] {
  const incomplete = incompleteInit(pod, runtime.containers);
  const phase = phaseOf(pod, runtime.containers, incomplete);
  const statuses = (containers: readonly Container[] | undefined): ContainerStatus[] | undefined =>
    containers?.map((container) => containerStatus(pod, container, own(runtime.containers, container.name), now));
  const init = statuses(pod.spec.initContainers);
  const main = statuses(pod.spec.containers) ?? [];
  const conditions = withConditions(pod, kubeletConditions(pod, { phase, incomplete, init: init ?? [], main }), now);
  const qos = pod.status.qosClass ?? qosClass(pod.spec);
  // In the order in which they run, and in which they are printed.
  const containers =
    init === undefined ? { containerStatuses: main } : { initContainerStatuses: init, containerStatuses: main };
  return { ...pod.status, phase, conditions, ...containers, qosClass: qos };
}

/** Whether the next init container may start: this one has ended well or, where it runs beside the others, started. */
export function isInitDone(container: Container, runtime: ContainerRuntime | undefined): boolean {
  if (isSidecar(container)) return hasStarted(container, runtime);
  return runtime?.phase === 'ended' && runtime.end?.exitCode === 0;
}

/** Whether one of the main containers has ever run: from then on no init container holds the Pod back. */
export function isInitialized({ spec }: Pod, known: Known): boolean {
  return spec.containers.some((container) => hasRun(own(known, container.name)));
}

/** Whether all main containers have ended for good. */
export function areMainsOver(pod: Pod, known: Known): boolean {
  return pod.spec.containers.every((container) => isOver(pod, container, known));
}

/** Names of the init containers that hold the Pod back. */
function incompleteInit(pod: Pod, known: Known): readonly string[] {
  const { initContainers } = pod.spec;
  if (initContainers === undefined || isInitialized(pod, known)) return NONE;
  return initContainers
    .filter((container) => !isInitDone(container, own(known, container.name)))
    .map(({ name }) => name);
}

/** Failed and Succeeded are for ever. */
function phaseOf(pod: Pod, known: Known, incomplete: readonly string[]): Phase {
  const { phase } = pod.status;
  if (phase === 'Failed' || phase === 'Succeeded') return phase;
  const { initContainers, containers } = pod.spec;
  const isFailedInit = (container: Container) =>
    !isSidecar(container) && isOver(pod, container, known) && endOf(container, known)?.exitCode !== 0;
  if (initContainers?.some(isFailedInit)) return 'Failed';
  if (incomplete.length > 0) return 'Pending';
  if (!containers.every((container) => hasRun(own(known, container.name)))) return 'Pending';
  const isSidecarRunning = initContainers?.some((one) => isSidecar(one) && own(known, one.name)?.phase === 'running');
  if (isSidecarRunning || !areMainsOver(pod, known)) return 'Running';
  return containers.every((container) => endOf(container, known)?.exitCode === 0) ? 'Succeeded' : 'Failed';
}

const hasRun = (known: ContainerRuntime | undefined): boolean => known?.run !== undefined || known?.end !== undefined;

function isOver(pod: Pod, container: Container, known: Known): boolean {
  const end = endOf(container, known);
  return end !== undefined && !isRestarted(pod, container, end.exitCode);
}

const endOf = (container: Container, known: Known) => {
  const runtime = own(known, container.name);
  return runtime?.phase === 'ended' || runtime?.phase === 'crash-back-off' ? runtime.end : undefined;
};
