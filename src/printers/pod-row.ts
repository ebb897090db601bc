/**
 * What kubectl shows of a Pod in a table: how many containers are ready, one word for its state, its restarts.
 * Follows pkg/printers/internalversion/printers.go, printPod.
 */
import { isConditionTrue } from '../api/conditions';
import { isTerminal } from '../api/lifecycle';
import type { ContainerStatus, Pod } from '../api/objects';
import { millisOf } from '../cluster/time';
import { humanDuration } from './age';

export interface PodRow {
  /** `1/1`. */
  readonly ready: string;
  readonly status: string;
  readonly restarts: number;
  /** When a container ended last and was started again, milliseconds. */
  readonly lastRestart: number | undefined;
}

/** The row of a Pod that was printed: three columns ask for it, and so does the next command. */
const known = new WeakMap<Pod, PodRow>();

/** The cells that depend on a Pod's containers. */
export function podRow(pod: Pod): PodRow {
  const row = known.get(pod) ?? rowOf(pod);
  known.set(pod, row);
  return row;
}

function rowOf(pod: Pod): PodRow {
  const sidecars = new Set(
    (pod.spec.initContainers ?? []).filter((one) => one.restartPolicy === 'Always').map(({ name }) => name),
  );
  const total = pod.spec.containers.length + sidecars.size;
  const init = initRow(pod, sidecars);
  const base = { total, reason: init.reason ?? reasonOf(pod) };
  const isInitialized = isConditionTrue(pod.status.conditions, 'Initialized');
  const main = init.reason !== undefined && !isInitialized ? undefined : mainRow(pod, reasonOf(pod));
  const counted =
    main === undefined ? { restarts: init.restarts, lastRestart: init.lastRestart } : addRestarts(init.sidecars, main);
  return {
    ready: `${init.ready + (main?.ready ?? 0)}/${total}`,
    status: deletedStatus(pod) ?? main?.reason ?? base.reason,
    ...counted,
  };
}

/** `3 (5s ago)`. */
export function restartsText({ restarts, lastRestart }: PodRow, now: number): string {
  return restarts === 0 || lastRestart === undefined
    ? `${restarts}`
    : `${restarts} (${humanDuration(now - lastRestart)} ago)`;
}

interface Restarts {
  readonly restarts: number;
  readonly lastRestart: number | undefined;
}

function reasonOf(pod: Pod): string {
  const isGated = pod.status.conditions?.some(
    ({ type, reason }) => type === 'PodScheduled' && reason === 'SchedulingGated',
  );
  if (isGated === true) return 'SchedulingGated';
  return pod.status.reason || pod.status.phase || 'Unknown';
}

interface InitRow extends Restarts {
  /** Set while init containers still have to end. */
  readonly reason: string | undefined;
  /** Ready sidecars. */
  readonly ready: number;
  readonly sidecars: Restarts;
}

function initRow(pod: Pod, sidecars: ReadonlySet<string>): InitRow {
  let all: Restarts = { restarts: 0, lastRestart: undefined };
  let ofSidecars = all;
  let ready = 0;
  const statuses = pod.status.initContainerStatuses ?? [];
  for (const [i, status] of statuses.entries()) {
    all = addRestarts(all, restartsOf(status));
    const isSidecar = sidecars.has(status.name);
    if (isSidecar) ofSidecars = addRestarts(ofSidecars, restartsOf(status));
    if (status.state?.terminated?.exitCode === 0) continue;
    if (isSidecar && status.started === true) {
      if (status.ready) ready++;
      continue;
    }
    const reason = initReason(status, i, pod.spec.initContainers?.length ?? 0);
    return { ...all, reason, ready, sidecars: ofSidecars };
  }
  return { ...all, reason: undefined, ready, sidecars: ofSidecars };
}

function initReason({ state }: ContainerStatus, index: number, total: number): string {
  const ended = state?.terminated;
  if (ended !== undefined) return `Init:${endedReason(ended)}`;
  const waiting = state?.waiting?.reason;
  return waiting !== undefined && waiting !== 'PodInitializing' ? `Init:${waiting}` : `Init:${index}/${total}`;
}

interface MainRow extends Restarts {
  readonly reason: string;
  readonly ready: number;
}

/** The first container's reason wins. */
function mainRow(pod: Pod, phase: string): MainRow {
  let restarts: Restarts = { restarts: 0, lastRestart: undefined };
  let reason = phase;
  let ready = 0;
  for (const status of (pod.status.containerStatuses ?? []).toReversed()) {
    restarts = addRestarts(restarts, restartsOf(status));
    const { waiting, terminated, running } = status.state ?? {};
    if (waiting?.reason) reason = waiting.reason;
    else if (terminated !== undefined) reason = endedReason(terminated);
    else if (status.ready && running !== undefined) ready++;
  }
  if (reason !== 'Completed' || ready === 0) return { ...restarts, reason, ready };
  const isReady = isConditionTrue(pod.status.conditions, 'Ready');
  return { ...restarts, reason: isReady ? 'Running' : 'NotReady', ready };
}

function endedReason({
  reason,
  signal,
  exitCode,
}: NonNullable<NonNullable<ContainerStatus['state']>['terminated']>): string {
  if (reason) return reason;
  return signal ? `Signal:${signal}` : `ExitCode:${exitCode}`;
}

function restartsOf({ restartCount, lastState }: ContainerStatus): Restarts {
  const finishedAt = lastState?.terminated?.finishedAt;
  return { restarts: restartCount, lastRestart: finishedAt === undefined ? undefined : millisOf(finishedAt) };
}

function addRestarts(a: Restarts, b: Restarts): Restarts {
  const times = [a.lastRestart, b.lastRestart].filter((time) => time !== undefined);
  return { restarts: a.restarts + b.restarts, lastRestart: times.length === 0 ? undefined : Math.max(...times) };
}

function deletedStatus(pod: Pod): string | undefined {
  if (pod.metadata.deletionTimestamp === undefined) return undefined;
  if (pod.status.reason === 'NodeLost') return 'Unknown';
  return isTerminal(pod) ? undefined : 'Terminating';
}
