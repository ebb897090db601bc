/**
 * The status of one container, made from what its kubelet remembers.
 * Follows pkg/kubelet/kubelet_pods.go, convertToAPIContainerStatuses.
 */
import type { Container, ContainerState, ContainerStatus, Pod } from '../../api/objects';
import { hex32 } from '../../cluster/hex';
import type { ContainerEnd, ContainerRuntime } from '../../cluster/machines/container-runtime';
import { fnv1a } from '../../cluster/names';
import { mix } from '../../cluster/random';
import { SECOND, timestamp } from '../../cluster/time';
import { hasStarted, isContainerReady } from '../probes/probe-records';
import { restartWait } from '../restart';

/** The status of a container of this Pod; `runtime` is undefined for one that nothing was done for yet. */
export function containerStatus(
  pod: Pod,
  container: Container,
  runtime: ContainerRuntime | undefined,
  now: number,
): ContainerStatus {
  const isRunning = runtime?.phase === 'running';
  const isInit = (pod.spec.initContainers ?? []).includes(container);
  const run = isRunning ? runtime.run : runtime?.end;
  const isWaiting = runtime?.phase === 'crash-back-off' || runtime?.phase === 'blocked';
  const lastEnd = (isWaiting ? runtime.end : undefined) ?? runtime?.lastEnd;
  const isDone = isInit && runtime?.phase === 'ended' && runtime.end?.exitCode === 0;
  const status = {
    name: container.name,
    state: stateOf(pod, container, runtime),
    lastState: lastEnd === undefined ? {} : { terminated: terminated(lastEnd) },
    ready: isDone || isContainerReady(container, runtime, now),
    restartCount: runtime?.restarts ?? 0,
    image: container.image ?? '',
    started: hasStarted(container, runtime),
  };
  return run === undefined
    ? { ...status, imageID: '' }
    : { ...status, imageID: imageId(status.image), containerID: run.id };
}

function stateOf(pod: Pod, container: Container, runtime: ContainerRuntime | undefined): ContainerState {
  const image = container.image ?? '';
  switch (runtime?.phase) {
    case 'running':
      return { running: { startedAt: timestamp(runtime.run!.startedAt) } };
    case 'ended':
      return { terminated: terminated(runtime.end!) };
    case 'crash-back-off':
      return {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: `back-off ${goDuration(restartWait(runtime))} restarting failed container=${container.name} pod=${podId(pod)}`,
        },
      };
    case 'pull-failed':
      return { waiting: { reason: 'ErrImagePull', message: pullError(image) } };
    case 'pull-back-off':
      return {
        waiting: {
          reason: 'ImagePullBackOff',
          message: `Back-off pulling image "${image}": ErrImagePull: ${pullError(image)}`,
        },
      };
    case 'blocked':
      return { waiting: { ...runtime.problem! } };
    default:
      return {
        waiting: { reason: (pod.spec.initContainers ?? []).length > 0 ? 'PodInitializing' : 'ContainerCreating' },
      };
  }
}

/** What a registry's client says about an image that it does not have. */
export function pullError(image: string): string {
  const full = image.includes('/') ? image : `docker.io/library/${image}`;
  return (
    `rpc error: code = NotFound desc = failed to pull and unpack image "${full}": ` +
    `failed to resolve reference "${full}": ${full}: not found`
  );
}

/** A Pod as the kubelet's messages name it. */
export function podId(pod: Pod): string {
  return `${pod.metadata.name}_${pod.metadata.namespace ?? ''}(${pod.metadata.uid})`;
}

const terminated = (end: ContainerEnd) => ({
  exitCode: end.exitCode,
  reason: end.reason,
  startedAt: timestamp(end.startedAt),
  finishedAt: timestamp(end.finishedAt),
  containerID: end.id,
});

/** The id that was made last: copies of one app run one image. */
let latest = { image: '', id: '' };

/** Made up from the name, so that one image has one id everywhere. */
function imageId(image: string): string {
  if (image !== latest.image) latest = { image, id: idOf(image) };
  return latest.id;
}

function idOf(image: string): string {
  const hash = fnv1a(image);
  let digest = '';
  for (let part = 1; part <= 8; part++) digest += hex32(mix(hash + part));
  const name = image.split('@')[0]!.replace(/:[^:/]*$/, '');
  return `${name.includes('/') ? name : `docker.io/library/${name}`}@sha256:${digest}`;
}

/** Go's way to write a duration of whole seconds: `10s`, `1m20s`, `5m0s`. */
function goDuration(millis: number): string {
  const seconds = millis / SECOND;
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
