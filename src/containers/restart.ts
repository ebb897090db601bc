/**
 * When a container that ended is started again.
 * A container's own policy and rules go before its Pod's.
 * Follows pkg/kubelet/container/helpers.go and client-go/util/flowcontrol/backoff.go.
 */
import type { Container, Pod } from '../api/objects';
import { type RestartRule, restartRulesOf } from '../api/restart-rule';
import type { ContainerRuntime } from '../cluster/machines/container-runtime';
import { MINUTE, SECOND } from '../cluster/time';

const FIRST_WAIT = 10 * SECOND;
const LONGEST_WAIT = 300 * SECOND;
/** A container that ran longer than this starts with a clean slate. */
const GOOD_RUN = 10 * MINUTE;

/** Whether the kubelet starts this container again after it ended with `exitCode`. */
export function isRestarted(pod: Pod, container: Container, exitCode: number): boolean {
  const isInit = (pod.spec.initContainers ?? []).includes(container);
  if (isInit && isSidecar(container)) return true;
  if (isInit && exitCode === 0) return false;
  if (restartRulesOf(container).some(({ exitCodes }) => isNamed(exitCodes, exitCode))) return true;
  const policy = container.restartPolicy ?? pod.spec.restartPolicy;
  if (policy === 'Always') return true;
  return policy === 'OnFailure' && exitCode !== 0;
}

function isNamed(codes: RestartRule['exitCodes'], exitCode: number): boolean {
  if (codes === undefined) return false;
  return (codes.values ?? []).includes(exitCode) === (codes.operator === 'In');
}

/** An init container that runs beside the others. */
export function isSidecar(container: Container): boolean {
  return container.restartPolicy === 'Always';
}

/** Restarts in a row once a good run has wiped the slate clean. */
export function restartsInRow(container: ContainerRuntime): number {
  const { end } = container;
  const hadGoodRun = end !== undefined && end.finishedAt - end.startedAt > GOOD_RUN;
  return hadGoodRun ? 0 : container.restartsInRow;
}

/** Milliseconds from the end to the next start: none for the first restart, then 10, 20, 40 … 300 s. */
export function restartWait(container: ContainerRuntime): number {
  return waitAfter(restartsInRow(container));
}

/** Milliseconds from a failed pull to the next try: 10, 20, 40 … 300 s. */
export function pullWait(failures: number): number {
  return waitAfter(failures);
}

function waitAfter(times: number): number {
  return times === 0 ? 0 : Math.min(FIRST_WAIT * 2 ** (times - 1), LONGEST_WAIT);
}
