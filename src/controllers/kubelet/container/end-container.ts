/**
 * How the run of a container ends: as its image or command has it, as it was crashed, or because it was stopped.
 */
import type { Container, Pod } from '../../../api/objects';
import type { ContainerRuntime } from '../../../cluster/machines/container-runtime';
import { type Behaviour, behaviourOf, tagOf } from '../../../containers/behaviour';
import { endOfCommand } from '../../../containers/command';
import { isSidecar } from '../../../containers/restart';
import type { Place } from '../place';
import { recordKubelet } from '../reports';

/** The fate of its image comes before what its command does; that counts only where a container is meant to end. */
export function endByItself(pod: Pod, container: Container): Behaviour['ends'] {
  const fate = behaviourOf(container.image ?? '').ends;
  if (fate !== undefined) return fate;
  const isMeantToEnd = pod.spec.restartPolicy !== 'Always' || isTask(pod, container);
  return isMeantToEnd ? endOfCommand(container) : undefined;
}

/** An init container does its work and ends well, unless its image does otherwise. */
export function isTask(pod: Pod, container: Container): boolean {
  return (
    (pod.spec.initContainers ?? []).includes(container) &&
    !isSidecar(container) &&
    tagOf(container.image ?? '') !== 'bad'
  );
}

/** Ends the run of a container, by itself or because it was stopped. */
export function endContainer(
  { cluster, pod }: Place,
  container: Container,
  runtime: ContainerRuntime,
): ContainerRuntime {
  const { exitCode, reason } = endingOf(pod, container, runtime);
  const { stopping } = runtime;
  recordKubelet(cluster, pod, 'container-ended', {
    because: stopping?.because ?? `its process ended with exit code ${exitCode}`,
    detail: {
      container: container.name,
      exitCode,
      reason,
      ...(stopping === undefined ? {} : { stopped: stopping.because }),
    },
  });
  return endedRun(pod, container, runtime, cluster.now);
}

/** The container as it is when its run has just ended. */
export function endedRun(pod: Pod, container: Container, runtime: ContainerRuntime, now: number): ContainerRuntime {
  const { exitCode, reason } = endingOf(pod, container, runtime);
  const end = { ...runtime.run!, finishedAt: now, exitCode, reason };
  return { ...runtime, phase: 'ended', until: undefined, end };
}

function endingOf(
  pod: Pod,
  container: Container,
  { loopExitCode, stopping }: ContainerRuntime,
): { exitCode: number; reason: string } {
  if (stopping !== undefined) return { exitCode: stopping.exitCode, reason: 'Error' };
  if (loopExitCode !== undefined) return { exitCode: loopExitCode, reason: loopExitCode === 0 ? 'Completed' : 'Error' };
  return endByItself(pod, container) ?? { exitCode: 0, reason: 'Completed' };
}
