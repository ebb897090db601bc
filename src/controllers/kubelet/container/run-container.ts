/**
 * One container's way: pull, start, run, end, start again.
 * Follows pkg/kubelet/kuberuntime/kuberuntime_manager.go (computePodActions, doBackOff).
 */
import type { Container } from '../../../api/objects';
import { containerId } from '../../../cluster/container-id';
import type { ContainerRun, ContainerRuntime } from '../../../cluster/machines/container-runtime';
import { SECOND } from '../../../cluster/time';
import { behaviourOf } from '../../../containers/behaviour';
import { isRestarted, restartsInRow, restartWait } from '../../../containers/restart';
import type { Place } from '../place';
import { kubeletEvents, recordKubelet } from '../reports';
import { block, CONFIG_ERROR, configProblem } from './blocked-container';
import { endByItself, endContainer, isTask } from './end-container';
import { hasImage } from './images';
import { probeContainer } from './probe-container';
import { arrive, sayPresent, tryPull, waitToPull } from './pull-container-image';

/**
 * Takes a container as far as it gets now. A failed pull and an end stop the way for one pass, so that the cluster
 * sees them before the kubelet acts on them.
 */
export function runContainer(place: Place, container: Container, from: ContainerRuntime | undefined): ContainerRuntime {
  let runtime = from ?? tryPull(place, container, newContainer(container));
  for (;;) {
    const next = advance(place, container, runtime);
    if (next === runtime) return runtime;
    runtime = next;
    if (runtime.phase === 'pull-failed' || runtime.phase === 'ended') return runtime;
  }
}

const newContainer = ({ image = '' }: Container): ContainerRuntime => ({
  phase: 'pulling',
  image,
  failedPulls: 0,
  restarts: 0,
  restartsInRow: 0,
});

/** The next phase, or the same object when the container stays as it is. */
function advance(place: Place, container: Container, runtime: ContainerRuntime): ContainerRuntime {
  if (hasOtherImage(container, runtime)) return replaceContainer(place, container, runtime);
  const isDue = runtime.until !== undefined && runtime.until <= place.cluster.now;
  switch (runtime.phase) {
    case 'pulling':
      return isDue ? arrive(place, container, runtime) : runtime;
    case 'pull-failed':
      return waitToPull(place, container, runtime);
    case 'pull-back-off':
      return isDue ? tryPull(place, container, runtime) : runtime;
    case 'starting':
      return isDue ? start(place, container, runtime) : runtime;
    case 'running':
      if (isDue) return endContainer(place, container, runtime);
      return probeContainer(place, container, awaitSlot(place, container, runtime));
    case 'ended':
      return afterEnd(place, container, runtime);
    case 'crash-back-off':
      return isDue ? restart(place, container, runtime) : runtime;
    case 'blocked':
      return tryAgain(place, container, runtime);
  }
}

/** One that has ended for good is not replaced. */
function hasOtherImage(container: Container, { image, phase }: ContainerRuntime): boolean {
  return image !== undefined && image !== (container.image ?? '') && phase !== 'ended';
}

/**
 * Stops a container whose image was changed, and makes a new one in the same Pod, with a fresh back-off. It counts as a
 * restart once it is started.
 * Follows computePodActions (containerChanged).
 */
function replaceContainer(place: Place, container: Container, runtime: ContainerRuntime): ContainerRuntime {
  const { cluster, pod } = place;
  const { run, restarts, phase } = runtime;
  const fresh = newContainer(container);
  if (run === undefined) return tryPull(place, container, fresh);
  if (phase === 'running') {
    const detail = { container: container.name, image: fresh.image ?? '' };
    recordKubelet(cluster, pod, 'replaced-container', { because: 'its image was changed', detail });
    kubeletEvents.replaced(cluster, pod, container.name);
  }
  const lastEnd = runtime.end ?? { ...run, finishedAt: cluster.now, exitCode: 0, reason: 'Completed' };
  return tryPull(place, container, { ...fresh, run, restarts, lastEnd });
}

function start(place: Place, container: Container, runtime: ContainerRuntime): ContainerRuntime {
  const { cluster, pod } = place;
  const isReadyAtOnce = behaviourOf(container.image ?? '').ready === 'at once';
  const slot = isReadyAtOnce ? place.readySlot(cluster.now) : cluster.now;
  if (slot > cluster.now) return { ...runtime, until: slot };
  recordKubelet(cluster, pod, 'started', { detail: { container: container.name, image: container.image ?? '' } });
  kubeletEvents.started(cluster, pod);
  const isReplacement = runtime.lastEnd !== undefined;
  return begin(place, container, isReplacement ? { ...runtime, restarts: runtime.restarts + 1 } : runtime);
}

/** What kept the container from being made may be there now. */
function tryAgain(place: Place, container: Container, runtime: ContainerRuntime): ContainerRuntime {
  if (runtime.end !== undefined) return restart(place, container, runtime);
  const { reason } = runtime.problem!;
  if (reason === 'ErrImageNeverPull' && !hasImage(place.node, container.image ?? '')) return runtime;
  const problem = configProblem(place, container);
  if (problem !== undefined && reason === CONFIG_ERROR) return block(place, container, runtime, problem);
  return tryPull(place, container, runtime);
}

/** Runs the container again: from its image, so that what it wrote into its own layer is lost. */
function restart(place: Place, container: Container, runtime: ContainerRuntime): ContainerRuntime {
  const { cluster, pod } = place;
  const problem = configProblem(place, container);
  if (problem !== undefined) return block(place, container, runtime, problem);
  const restarts = runtime.restarts + 1;
  recordKubelet(cluster, pod, 'restarted', {
    because: `restartPolicy is ${container.restartPolicy ?? pod.spec.restartPolicy}`,
    detail: { container: container.name, restarts },
  });
  sayPresent(cluster, pod, container);
  kubeletEvents.started(cluster, pod);
  return begin(place, container, {
    ...runtime,
    restarts,
    restartsInRow: restartsInRow(runtime) + 1,
    lastEnd: runtime.end,
    end: undefined,
    files: undefined,
    problem: undefined,
  });
}

/** The container runs from now on. */
function begin({ cluster, pod }: Place, container: Container, runtime: ContainerRuntime): ContainerRuntime {
  const { now, timing } = cluster;
  const { ready } = behaviourOf(container.image ?? '');
  const ends = endByItself(pod, container);
  const readyAt = ready === 'never' ? {} : { readyAt: ready === 'slowly' ? now + timing.slow : now };
  const run: ContainerRun = {
    id: containerId(pod.metadata.uid, container.name, runtime.restarts),
    startedAt: now,
    ...readyAt,
  };
  const own = runtime.loopExitCode === undefined ? ends?.after : SECOND;
  const after = own ?? (isTask(pod, container) ? SECOND : undefined);
  const until = after === undefined ? undefined : now + after;
  return { ...runtime, phase: 'running', run, until, probes: undefined, stopping: undefined };
}

/** A container that became able to answer late waits for its Pod's turn. */
function awaitSlot(place: Place, container: Container, runtime: ContainerRuntime): ContainerRuntime {
  const { run } = runtime;
  if (run?.readyAt === undefined || behaviourOf(container.image ?? '').ready !== 'slowly') return runtime;
  if (run.readyAt !== place.cluster.now) return runtime;
  const slot = place.readySlot(run.readyAt);
  return slot === run.readyAt ? runtime : { ...runtime, run: { ...run, readyAt: slot } };
}

function afterEnd(place: Place, container: Container, runtime: ContainerRuntime): ContainerRuntime {
  const { cluster, pod } = place;
  if (!isRestarted(pod, container, runtime.end!.exitCode)) return runtime;
  const wait = restartWait(runtime);
  if (runtime.end!.finishedAt + wait <= cluster.now) return restart(place, container, runtime);
  recordKubelet(cluster, pod, 'waits-to-restart', {
    because: `it ended soon after a restart, ${runtime.restarts + 1} times in all`,
    detail: { container: container.name, seconds: wait / SECOND, restarts: runtime.restarts },
  });
  kubeletEvents.restartBackOff(cluster, pod, container);
  return { ...runtime, phase: 'crash-back-off', until: runtime.end!.finishedAt + wait };
}
