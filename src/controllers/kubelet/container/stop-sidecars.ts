/**
 * Sidecars of a Pod whose main containers are done: they stop too, the last one first, and the Pod is over.
 * Follows pkg/kubelet/kuberuntime/kuberuntime_manager.go (computePodActions: no container is left to run).
 */
import { own } from '../../../api/own';
import type { PodRuntime } from '../../../cluster/runtime';
import { SECOND } from '../../../cluster/time';
import { isSidecar } from '../../../containers/restart';
import { stopsOf } from '../../../containers/termination';
import type { Place } from '../place';
import { kubeletEvents, recordKubelet } from '../reports';

const WHY = 'the main containers are done';

/** Begins to stop those that run; one that waits is not started any more. */
export function stopSidecars({ cluster, pod }: Place, known: PodRuntime['containers']): PodRuntime['containers'] {
  const sidecars = (pod.spec.initContainers ?? []).filter(isSidecar);
  if (sidecars.every(({ name }) => own(known, name)?.until === undefined && own(known, name)?.phase !== 'running')) {
    return known;
  }
  const grace = pod.spec.terminationGracePeriodSeconds * SECOND;
  const stops = stopsOf(pod, ({ name }) => own(known, name)?.phase === 'running', grace, cluster.timing);
  const next = { ...known };
  for (const { name } of sidecars) {
    const runtime = own(known, name);
    if (runtime === undefined || runtime.stopping !== undefined) continue;
    const stop = stops.get(name);
    if (stop === undefined) {
      next[name] = { ...runtime, until: undefined };
      continue;
    }
    recordKubelet(cluster, pod, 'stopped-container', { because: WHY, detail: { container: name } });
    kubeletEvents.killing(cluster, pod, name);
    const stopping = { because: WHY, exitCode: stop.exitCode };
    next[name] = { ...runtime, until: cluster.now + stop.after, stopping };
  }
  return next;
}
