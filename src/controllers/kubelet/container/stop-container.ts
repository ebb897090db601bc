/**
 * A container that a probe condemned: it is stopped, and restartPolicy decides about the next run.
 * Follows pkg/kubelet/kuberuntime/kuberuntime_manager.go (computePodActions) and kuberuntime_container.go (killContainer).
 */
import type { Container } from '../../../api/objects';
import type { ContainerRuntime } from '../../../cluster/machines/container-runtime';
import { SECOND } from '../../../cluster/time';
import { probeOf } from '../../../containers/probes/probe-records';
import { isRestarted } from '../../../containers/restart';
import { stopOf } from '../../../containers/termination';
import type { Place } from '../place';
import { kubeletEvents, recordKubelet } from '../reports';

/** Begins to stop it: within the grace of the probe, or else of the Pod. */
export function stopContainer(
  { cluster, pod }: Place,
  container: Container,
  runtime: ContainerRuntime,
  type: 'startup' | 'liveness',
): ContainerRuntime {
  const grace = probeOf(container, type)?.terminationGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds;
  const { after, exitCode } = stopOf(container, grace * SECOND, cluster.timing);
  const failures = runtime.probes?.[type]?.inRow ?? 0;
  const because = `its ${type} probe failed ${failures === 1 ? 'once' : `${failures} times`}`;
  recordKubelet(cluster, pod, 'stopped-container', {
    because,
    detail: { container: container.name, probe: type, failures },
  });
  kubeletEvents.failedProbe(cluster, pod, container.name, type, isRestarted(pod, container, exitCode));
  const endsAt = cluster.now + after;
  const until = runtime.until === undefined ? endsAt : Math.min(runtime.until, endsAt);
  return { ...runtime, until, stopping: { because, exitCode } };
}
