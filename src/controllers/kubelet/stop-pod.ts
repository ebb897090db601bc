/**
 * A Pod that is being deleted: its containers stop, then the Pod is gone.
 * Follows pkg/kubelet/pod_workers.go and kuberuntime_container.go (killContainer).
 */
import { isTerminal } from '../../api/lifecycle';
import { type Pod, refOf } from '../../api/objects';
import { own } from '../../api/own';
import type { Cluster } from '../../cluster/cluster';
import type { ContainerRuntime } from '../../cluster/machines/container-runtime';
import type { PodRuntime } from '../../cluster/runtime';
import { SECOND } from '../../cluster/time';
import { podStatus } from '../../containers/pod-status';
import { stopsOf } from '../../containers/termination';
import type { Requeue } from '../controller';
import { endedRun } from './container/end-container';
import { kubeletEvents, recordKubelet } from './reports';

/** Stops the Pod's containers within its grace, then takes it out of the cluster. */
export function stopPod(cluster: Cluster, pod: Pod): Requeue | undefined {
  const { uid, deletionGracePeriodSeconds: grace = 0 } = pod.metadata;
  const before = cluster.machines.pods.get(uid) ?? { containers: {} };
  if (before.stopsAt === undefined) {
    recordKubelet(cluster, pod, 'stopping', { because: 'it was deleted', detail: { grace } });
    for (const [name, container] of Object.entries(before.containers)) {
      if (container.phase === 'running') kubeletEvents.killing(cluster, pod, name);
    }
  }
  const planned = withStops(cluster, pod, before, grace * SECOND);
  const runtime = withEnds(cluster, pod, planned);
  if (runtime !== before) cluster.machines.pods.set(uid, runtime);
  const stopsAt = runtime.stopsAt ?? cluster.now;
  if (stopsAt <= cluster.now) {
    finish(cluster, pod, runtime);
    return undefined;
  }
  if (runtime !== planned) cluster.updateStatus(pod, podStatus(pod, runtime, cluster.now));
  return { at: nextEnd(runtime, stopsAt), holdsOpen: true, next: { verb: 'stopped', object: refOf(pod) } };
}

/** When each container has stopped, and the Pod. A grace that was made shorter counts from now. */
function withStops(cluster: Cluster, pod: Pod, runtime: PodRuntime, grace: number): PodRuntime {
  const { now, timing } = cluster;
  const isRunning = (name: string) => own(runtime.containers, name)?.phase === 'running';
  const stops = stopsOf(pod, ({ name }) => isRunning(name), grace, timing);
  let last = now + Math.min(timing.stop, grace);
  for (const { after } of stops.values()) last = Math.max(last, now + after);
  if (runtime.stopsAt !== undefined && runtime.stopsAt <= last) return runtime;
  const containers: Record<string, ContainerRuntime> = { ...runtime.containers };
  for (const [name, { after, exitCode }] of stops) {
    const known = containers[name]!;
    if (known.until !== undefined && known.until <= now + after) continue;
    containers[name] = { ...known, until: now + after, stopping: { because: 'the Pod was deleted', exitCode } };
  }
  return { ...runtime, containers, stopsAt: last };
}

/** Containers that have stopped by now; the same object when there is none. */
function withEnds(cluster: Cluster, pod: Pod, runtime: PodRuntime): PodRuntime {
  const due = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].filter(({ name }) => {
    const known = own(runtime.containers, name);
    return known?.phase === 'running' && known.until !== undefined && known.until <= cluster.now;
  });
  if (due.length === 0) return runtime;
  const containers: Record<string, ContainerRuntime> = { ...runtime.containers };
  for (const container of due) {
    containers[container.name] = endedRun(pod, container, containers[container.name]!, cluster.now);
  }
  return { ...runtime, containers };
}

function nextEnd({ containers }: PodRuntime, stopsAt: number): number {
  let next = stopsAt;
  for (const { phase, until } of Object.values(containers)) {
    if (phase === 'running' && until !== undefined) next = Math.min(next, until);
  }
  return next;
}

/** The last word of the kubelet. A Pod with finalizers stays until they are gone. */
function finish(cluster: Cluster, pod: Pod, runtime: PodRuntime): void {
  const hasFinalizers = (pod.metadata.finalizers ?? []).length > 0;
  if (hasFinalizers && pod.metadata.deletionGracePeriodSeconds === 0) return;
  recordKubelet(cluster, pod, 'stopped');
  if (!hasFinalizers) cluster.remove(pod);
  else cluster.update(ended(pod, runtime, cluster.now));
}

/** Who keeps the Pod learns that nothing of it runs any more, and whether every container ended well. */
function ended(pod: Pod, runtime: PodRuntime, now: number): Pod {
  const metadata = { ...pod.metadata, deletionGracePeriodSeconds: 0 };
  if (isTerminal(pod)) return { ...pod, metadata };
  const ends = pod.spec.containers.map(({ name }) => own(runtime.containers, name)?.end);
  const phase = ends.every((end) => end?.exitCode === 0) ? 'Succeeded' : 'Failed';
  const over: Pod = { ...pod, metadata, status: { ...pod.status, phase } };
  return { ...over, status: podStatus(over, runtime, now) };
}
