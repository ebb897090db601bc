/**
 * What can go wrong inside a Pod by itself: a container's process ends, or needs more memory than it may have.
 */
import { own } from '../api/own';
import { type Container, type Pod, refOf } from '../api/objects';
import type { Rejection } from '../api/rejection';
import type { Cluster } from '../cluster/cluster';
import type { PodRuntime } from '../cluster/runtime';
import { podStatus } from './pod-status';
import { isSidecar } from './restart';

export interface Crash {
  readonly exitCode: number;
  /** Whether every run from now on ends like this, one second after its start, until the Pod is gone. */
  readonly loop: boolean;
  /** Which container; the first that runs when left out. */
  readonly container?: string;
  /** As the container runtime says it; `Completed` or `Error` by the exit code when left out. */
  readonly reason?: 'OOMKilled';
}

/** What the kernel's out-of-memory killer leaves behind: 128 + SIGKILL. */
export const OOM: Crash = { exitCode: 137, loop: false, reason: 'OOMKilled' };

/** The containers of a Pod that run now, in the order of its spec; sidecars behind the others. */
export function runningContainers(cluster: Cluster, pod: Pod): readonly Container[] {
  const runtime = cluster.machines.pods.get(pod.metadata.uid);
  const sidecars = (pod.spec.initContainers ?? []).filter(isSidecar);
  return [...pod.spec.containers, ...sidecars].filter(
    ({ name }) => own(runtime?.containers, name)?.phase === 'running',
  );
}

/**
 * Ends a running container of the Pod, as its own process would. The kubelet sees it when the cluster runs on.
 * Returns why not, when no such container runs.
 */
export function crashContainer(cluster: Cluster, pod: Pod, crash: Crash): Rejection | undefined {
  const runtime = cluster.machines.pods.get(pod.metadata.uid);
  const container = runningContainers(cluster, pod).find(({ name }) => (crash.container ?? name) === name);
  if (runtime === undefined || container === undefined) return nothingRuns(pod, crash.container);
  const next = ended(cluster, runtime, container, crash);
  const isOom = crash.reason === 'OOMKilled';
  cluster.record({
    actor: 'kubelet',
    verb: 'container-ended',
    object: refOf(pod),
    because: isOom ? 'it needed more memory than it may have' : `its process ended with exit code ${crash.exitCode}`,
    detail: {
      node: pod.spec.nodeName ?? '',
      container: container.name,
      exitCode: crash.exitCode,
      ...(isOom ? { reason: 'OOMKilled', limit: memoryLimitOf(container) } : {}),
    },
  });
  cluster.machines.pods.set(pod.metadata.uid, next);
  cluster.updateStatus(pod, podStatus(pod, next, cluster.now));
  return undefined;
}

/** As it stands in the spec: `64Mi`; empty where there is none, and the Node's memory is the limit. */
function memoryLimitOf({ resources }: Container): string {
  return own(resources?.limits, 'memory') ?? '';
}

function ended(cluster: Cluster, runtime: PodRuntime, { name }: Container, crash: Crash): PodRuntime {
  const { exitCode, loop, reason = exitCode === 0 ? 'Completed' : 'Error' } = crash;
  const before = own(runtime.containers, name)!;
  const after = {
    ...before,
    phase: 'ended' as const,
    until: undefined,
    end: { ...before.run!, finishedAt: cluster.now, exitCode, reason },
    ...(loop ? { loopExitCode: exitCode } : {}),
  };
  return { ...runtime, containers: { ...runtime.containers, [name]: after } };
}

function nothingRuns(pod: Pod, container: string | undefined): Rejection {
  const what = container === undefined ? 'No container' : `No container ${container}`;
  return {
    rejected: true,
    code: 'Tutor',
    message: `${what} of Pod ${pod.metadata.name} runs now.`,
    hint: 'Only a container that runs can crash. Wait until it runs, or take another Pod.',
  };
}
