/**
 * An app that does not answer any more, and later does again: its containers run on. What is wrong sits in the process
 * at hand, so a container that is started again is ready again.
 *
 * Where a readiness probe asks, it finds out at its next looks. A container without one is not ready at once: the real
 * kubelet would not notice, but then nothing would be seen here either.
 */
import { type Pod, refOf } from '../../api/objects';
import { own } from '../../api/own';
import type { Cluster } from '../../cluster/cluster';
import type { ContainerRuntime } from '../../cluster/machines/container-runtime';
import type { PodRuntime } from '../../cluster/runtime';
import { behaviourOf } from '../behaviour';
import { podStatus } from '../pod-status';
import { runningContainers } from '../faults';

/** Names of the running containers that answer, or will in a moment. */
export function answeringContainers(cluster: Cluster, pod: Pod): readonly string[] {
  return namesWhere(cluster, pod, ({ run }) => run?.readyAt !== undefined);
}

/** Names of the running containers that do not answer although their image could. */
export function mutedContainers(cluster: Cluster, pod: Pod): readonly string[] {
  return namesWhere(
    cluster,
    pod,
    ({ run }, image) => run?.readyAt === undefined && behaviourOf(image).ready !== 'never',
  );
}

function namesWhere(
  cluster: Cluster,
  pod: Pod,
  fits: (runtime: ContainerRuntime, image: string) => boolean,
): readonly string[] {
  const runtime = cluster.machines.pods.get(pod.metadata.uid);
  return runningContainers(cluster, pod)
    .filter(({ name, image = '' }) => fits(own(runtime?.containers, name)!, image))
    .map(({ name }) => name);
}

/** The app stops answering, the container runs on. Without a readiness probe the Pod is not ready from now on. */
export function failReadiness(cluster: Cluster, pod: Pod, container: string): void {
  const next = withReadyAt(cluster, pod, container, undefined);
  if (next === undefined) return;
  if (isAsked(pod, container)) {
    cluster.machines.pods.set(pod.metadata.uid, next);
    cluster.nudge(pod);
    return;
  }
  cluster.record({
    actor: 'kubelet',
    verb: 'became-unready',
    object: refOf(pod),
    because: `container ${container} fails its readiness check`,
    detail: { node: pod.spec.nodeName ?? '', container },
  });
  cluster.machines.pods.set(pod.metadata.uid, next);
  cluster.updateStatus(pod, podStatus(pod, next, cluster.now));
}

/** Whether a readiness probe asks this container. */
function isAsked({ spec }: Pod, name: string): boolean {
  const all = [...spec.containers, ...(spec.initContainers ?? [])];
  return all.some((container) => container.name === name && container.readinessProbe !== undefined);
}

/** The app answers again. The kubelet sees it when the cluster runs on. */
export function passReadiness(cluster: Cluster, pod: Pod, container: string): void {
  const next = withReadyAt(cluster, pod, container, cluster.now);
  if (next === undefined) return;
  cluster.machines.pods.set(pod.metadata.uid, next);
  cluster.nudge(pod);
}

function withReadyAt(cluster: Cluster, pod: Pod, name: string, readyAt: number | undefined): PodRuntime | undefined {
  const runtime = cluster.machines.pods.get(pod.metadata.uid);
  const container = own(runtime?.containers, name);
  if (runtime === undefined || container?.run === undefined) return undefined;
  const { readyAt: _before, ...run } = container.run;
  const changed = { ...container, run: readyAt === undefined ? run : { ...run, readyAt } };
  return { ...runtime, containers: { ...runtime.containers, [name]: changed } };
}
