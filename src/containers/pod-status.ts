/**
 * The status of a Pod, made from what its kubelet remembers.
 * Follows pkg/kubelet/kubelet_pods.go (getPhase, convertToAPIContainerStatuses) and pkg/kubelet/status/generate.go.
 */
import { own } from '../api/own';
import type { Container, ContainerStatus, Pod } from '../api/objects';
import { qosClass } from '../cluster/qos-class';
import type { ContainerRuntime, PodRuntime } from '../cluster/runtime';
import { containerStatus } from './container-status';
import { type ConditionNote, withConditions } from './pod-condition';

import { isRestarted, isSidecar } from './restart';

export type Phase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

/** The status that the kubelet would report now. Keeps what is not the kubelet's. */
export function podStatus(pod: Pod, runtime: PodRuntime, now: number): Pod['status'] {
  const phase = phaseOf(pod, runtime);
  const statuses = (containers: readonly Container[] | undefined): ContainerStatus[] | undefined =>
    containers?.map((container) => containerStatus(pod, container, own(runtime.containers, container.name), now));
  const init = statuses(pod.spec.initContainers);
  const main = statuses(pod.spec.containers) ?? [];
  return {
    ...pod.status,
    phase,
    conditions: withConditions(pod, conditions(pod, runtime, phase, init ?? [], main), now),
    ...(init === undefined ? {} : { initContainerStatuses: init }),
    containerStatuses: main,
    qosClass: pod.status.qosClass ?? qosClass(pod.spec),
  };
}

/** Whether every init container that must end has ended well, and every sidecar has started. */
function isInitialized(pod: Pod, runtime: PodRuntime): boolean {
  return (pod.spec.initContainers ?? []).every((container) =>
    isInitDone(container, own(runtime.containers, container.name)),
  );
}

/** Whether the next init container may start. */
export function isInitDone(container: Container, runtime: ContainerRuntime | undefined): boolean {
  if (isSidecar(container)) return runtime?.run !== undefined || (runtime?.restarts ?? 0) > 0;
  return runtime?.phase === 'ended' && runtime.end?.exitCode === 0;
}

/** Failed and Succeeded are for ever. */
function phaseOf(pod: Pod, runtime: PodRuntime): Phase {
  const { phase } = pod.status;
  if (phase === 'Failed' || phase === 'Succeeded') return phase;
  const { initContainers = [], containers } = pod.spec;
  const failedInit = initContainers.some((container) => {
    const end = endOf(runtime, container);
    return end !== undefined && end.exitCode !== 0 && !isRestarted(pod, container, end.exitCode);
  });
  if (failedInit) return 'Failed';
  if (!isInitialized(pod, runtime)) return 'Pending';
  const hasRun = (container: Container) => {
    const known = own(runtime.containers, container.name);
    return known?.run !== undefined || known?.end !== undefined;
  };
  if (!containers.every(hasRun)) return 'Pending';
  const ends = containers.map((container) => endOf(runtime, container));
  const isOver = containers.every(
    (container, i) => ends[i] !== undefined && !isRestarted(pod, container, ends[i].exitCode),
  );
  if (!isOver) return 'Running';
  return ends.every((end) => end?.exitCode === 0) ? 'Succeeded' : 'Failed';
}

const endOf = (runtime: PodRuntime, container: Container) => {
  const known = own(runtime.containers, container.name);
  return known?.phase === 'ended' || known?.phase === 'crash-back-off' ? known.end : undefined;
};

/** In the order in which a kubelet writes them. PodScheduled is the scheduler's. */
function conditions(
  pod: Pod,
  runtime: PodRuntime,
  phase: Phase,
  init: readonly ContainerStatus[],
  main: readonly ContainerStatus[],
): readonly ConditionNote[] {
  const isSidecarStatus = (_: ContainerStatus, i: number) => isSidecar(pod.spec.initContainers![i]!);
  const unready = [...init.filter(isSidecarStatus), ...main].filter((status) => !status.ready).map(({ name }) => name);
  const incomplete = (pod.spec.initContainers ?? [])
    .filter((container) => !isInitDone(container, own(runtime.containers, container.name)))
    .map(({ name }) => name);
  const isOver = phase === 'Succeeded' || phase === 'Failed';
  const readiness = (type: string): ConditionNote => {
    if (phase === 'Succeeded') return { type, status: 'False', reason: 'PodCompleted' };
    if (phase === 'Failed') return { type, status: 'False', reason: 'PodFailed' };
    if (unready.length === 0) return { type, status: 'True' };
    return {
      type,
      status: 'False',
      reason: 'ContainersNotReady',
      message: `containers with unready status: [${unready.join(' ')}]`,
    };
  };
  return [
    { type: 'PodReadyToStartContainers', status: isOver ? 'False' : 'True' },
    phase === 'Succeeded'
      ? { type: 'Initialized', status: 'True', reason: 'PodCompleted' }
      : incomplete.length === 0
        ? { type: 'Initialized', status: 'True' }
        : {
            type: 'Initialized',
            status: 'False',
            reason: 'ContainersNotInitialized',
            message: `containers with incomplete status: [${incomplete.join(' ')}]`,
          },
    readiness('Ready'),
    readiness('ContainersReady'),
  ];
}
