/**
 * What a container has printed. Images are made up, so what they print is this app's own: it follows from the image, its
 * runs and what happened to the Pod, and nothing of it is stored. See docs/decisions/0052-what-containers-print.md.
 * Which run is shown, and why none can be, follows pkg/kubelet/kubelet_pods.go (validateContainerLogStatus).
 */
import type { Pod } from '../api/objects';
import { own } from '../api/own';
import { isRejected, type Result } from '../api/rejection';
import { badRequest } from '../api/status';
import type { Cluster } from '../cluster/cluster';
import type { ContainerEnd, ContainerRun, ContainerRuntime } from '../cluster/machines/container-runtime';
import { timestamp } from '../cluster/time';
import { type LogLine, printedBy } from './logs/printed';
import { containerNamed } from './volumes/mounts';

export type { LogLine };

interface LogOptions {
  /** By name; the Pod must have it. */
  readonly container: string;
  /** The run before the last restart. */
  readonly previous?: boolean;
  /** Only what is not older than so many milliseconds. */
  readonly sinceMillis?: number;
  /** Only so many lines from the end. */
  readonly tail?: number;
  /** Put the time in front of each line. */
  readonly withTimes?: boolean;
  /** Milliseconds that are added to each time: what is served has another clock. */
  readonly shiftedBy?: number;
}

/** A run, and its end where it has one. */
export type Run = ContainerRun & Partial<Pick<ContainerEnd, 'finishedAt' | 'exitCode' | 'reason'>>;

/** Lines that one answer holds. */
const MOST_LINES = 500;

/** The lines of a container's log, oldest first, without line ends; or the server's words why there are none. */
export function logLines(cluster: Cluster, pod: Pod, options: LogOptions): Result<readonly string[]> {
  const lines = logOf(cluster, pod, options);
  if (isRejected(lines)) return lines;
  const { withTimes = false, shiftedBy = 0 } = options;
  return lines.map(({ at, text }) => (withTimes ? `${nanos(at + shiftedBy)} ${text}` : text));
}

/** The same lines, each with the moment of the cluster's clock at which it was printed. */
export function logOf(cluster: Cluster, pod: Pod, options: LogOptions): Result<readonly LogLine[]> {
  // Nothing ran, and the server knows nobody to ask.
  if ((pod.spec.nodeName ?? '') === '') return [];
  const container = containerNamed(pod, options.container);
  if (container === undefined) return badRequest(`container ${options.container} is not valid for pod ${nameOf(pod)}`);
  const run = runShown(cluster, pod, options);
  if (isRejected(run)) return run;
  const { sinceMillis, tail } = options;
  const lines = printedBy(cluster, pod, container, run)
    .filter(({ at }) => at <= cluster.now && (sinceMillis === undefined || at > cluster.now - sinceMillis))
    .slice(-MOST_LINES);
  return tail === undefined || tail < 0 ? lines : tail === 0 ? [] : lines.slice(-tail);
}

const nameOf = ({ metadata }: Pod): string => metadata.name;

/** `2026-11-22T17:11:45.000000000Z`: a container runtime writes down nanoseconds. */
const nanos = (at: number): string => timestamp(at).replace(/Z$/, `.${String(at % 1000).padStart(3, '0')}000000Z`);

function runShown(cluster: Cluster, pod: Pod, { container, previous = false }: LogOptions): Result<Run> {
  const runtime = own(cluster.machines.pods.get(pod.metadata.uid)?.containers, container);
  const quoted = `"${container}" in pod "${nameOf(pod)}"`;
  if (runtime === undefined) {
    return badRequest(`container ${quoted} is waiting to start: ${waitingReason(pod, container)}`);
  }
  const ended = endedRuns(runtime);
  if (previous) return ended.previous ?? badRequest(`previous terminated container ${quoted} not found`);
  if (runtime.phase === 'running' && runtime.run !== undefined) return runtime.run;
  return ended.last ?? badRequest(`container ${quoted} is waiting to start: ${waitingReason(pod, container)}`);
}

/** A container that waits for its next run has the one that ended as the last and as the one before. */
function endedRuns({ phase, end, lastEnd }: ContainerRuntime): { readonly last?: Run; readonly previous?: Run } {
  const isWaiting = phase !== 'running' && phase !== 'ended';
  const last = end ?? lastEnd;
  const previous = isWaiting ? last : lastEnd;
  return { ...(last === undefined ? {} : { last }), ...(previous === undefined ? {} : { previous }) };
}

/** The kubelet has words of its own for images that cannot be pulled. */
function waitingReason({ status, spec }: Pod, name: string): string {
  const all = [...(status.containerStatuses ?? []), ...(status.initContainerStatuses ?? [])];
  const reason = all.find((one) => one.name === name)?.state?.waiting?.reason;
  if (reason === 'ErrImagePull') return "image can't be pulled";
  if (reason === 'ImagePullBackOff') return 'trying and failing to pull image';
  return reason ?? ((spec.initContainers ?? []).length > 0 ? 'PodInitializing' : 'ContainerCreating');
}
