/**
 * The conditions of a Pod that its kubelet reports, in its order. That it has a Node, the scheduler said before;
 * of a Pod that was given its Node by name the kubelet does.
 * Follows pkg/kubelet/status/generate.go.
 */
import { isTerminal } from '../../api/lifecycle';
import type { ContainerStatus, Pod } from '../../api/objects';
import { type ConditionNote, conditionOf } from '../pod-condition';
import { isSidecar } from '../restart';

export interface PodProgress {
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  /** Names of the init containers that hold the others back. */
  readonly incomplete: readonly string[];
  readonly init: readonly ContainerStatus[];
  readonly main: readonly ContainerStatus[];
}

export function kubeletConditions(pod: Pod, progress: PodProgress): readonly ConditionNote[] {
  const isOver = isTerminal({ status: progress });
  const containersReady = containersReadiness(pod, progress);
  return [
    { type: 'PodReadyToStartContainers', status: isOver ? 'False' : 'True' },
    initialized(progress),
    { ...readiness(pod, containersReady), type: 'Ready' },
    { ...containersReady, type: 'ContainersReady' },
    { type: 'PodScheduled', status: 'True' },
  ];
}

function initialized({ phase, incomplete }: PodProgress): ConditionNote {
  const type = 'Initialized';
  if (phase === 'Succeeded') return { type, status: 'True', reason: 'PodCompleted' };
  if (incomplete.length === 0) return { type, status: 'True' };
  const message = `containers with incomplete status: [${incomplete.join(' ')}]`;
  return { type, status: 'False', reason: 'ContainersNotInitialized', message };
}

type Readiness = Omit<ConditionNote, 'type'>;

/** Sidecars count, other init containers do not. */
function containersReadiness({ spec }: Pod, { phase, init, main }: PodProgress): Readiness {
  if (phase === 'Succeeded') return { status: 'False', reason: 'PodCompleted' };
  if (phase === 'Failed') return { status: 'False', reason: 'PodFailed' };
  const sidecars = init.filter((_, i) => isSidecar(spec.initContainers![i]!));
  const unready = [...sidecars, ...main].filter(({ ready }) => !ready).map(({ name }) => name);
  if (unready.length === 0) return { status: 'True' };
  const message = `containers with unready status: [${unready.join(' ')}]`;
  return { status: 'False', reason: 'ContainersNotReady', message };
}

/** A Pod whose containers are ready may wait for conditions that others set: its readiness gates. */
function readiness(pod: Pod, containersReady: Readiness): Readiness {
  const gates = pod.spec.readinessGates ?? [];
  if (containersReady.status === 'False' || gates.length === 0) return containersReady;
  const closed = gates.flatMap(({ conditionType }) => {
    const status = conditionOf(pod, conditionType)?.status;
    if (status === 'True') return [];
    return status === undefined
      ? [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`]
      : [`the status of pod readiness gate "${conditionType}" is not "True", but ${status}`];
  });
  if (closed.length === 0) return containersReady;
  return { status: 'False', reason: 'ReadinessGatesNotReady', message: closed.join(', ') };
}
