/**
 * How long containers take to stop: the hook before the stop, the signal, and force when the grace is over.
 * Follows pkg/kubelet/kuberuntime/kuberuntime_container.go (killContainer) and kuberuntime_termination_order.go.
 */
import type { Container, Pod } from '../api/objects';
import { SECOND } from '../cluster/time';
import type { Timing } from '../cluster/timing';
import { behaviourOf } from './behaviour';
import { isSidecar } from './restart';

/** However long the hook took, a container has this much time for the signal. */
const LEAST_WINDOW = 2 * SECOND;

/** 128 + SIGTERM, 128 + SIGKILL. */
const TERMINATED = 143;
const BY_FORCE = 137;

export interface ContainerStop {
  /** From the beginning of the stop, milliseconds. */
  readonly after: number;
  readonly exitCode: number;
}

type Take = Pick<Timing, 'stop'>;

/** The stop of one container. `turn`: how long it waits for others before it gets the signal. */
export function stopOf(container: Container, grace: number, { stop }: Take, turn = 0): ContainerStop {
  if (grace <= 0) return { after: 0, exitCode: BY_FORCE };
  const signalAt = Math.max(Math.min(hookOf(container), grace), Math.min(turn, grace));
  const window = Math.max(grace - signalAt, signalAt === 0 ? 0 : LEAST_WINDOW);
  const needs = behaviourOf(container.image ?? '').ignoresStop ? Infinity : stop;
  return { after: signalAt + Math.min(needs, window), exitCode: needs <= window ? TERMINATED : BY_FORCE };
}

/** The stops of a Pod's running containers: the sidecars last, in reverse order, each after those before it. */
export function stopsOf(
  pod: Pod,
  isRunning: (container: Container) => boolean,
  grace: number,
  timing: Take,
): ReadonlyMap<string, ContainerStop> {
  const stops = new Map<string, ContainerStop>();
  const init = pod.spec.initContainers ?? [];
  let last = 0;
  const stop = (container: Container, turn: number) => {
    if (!isRunning(container)) return;
    const found = stopOf(container, grace, timing, turn);
    stops.set(container.name, found);
    last = Math.max(last, found.after);
  };
  for (const container of [...pod.spec.containers, ...init.filter((one) => !isSidecar(one))]) stop(container, 0);
  for (const container of init.filter(isSidecar).toReversed()) stop(container, last);
  return stops;
}

/** How long the hook runs: the seconds that it sleeps. Any other hook takes no time here. */
function hookOf({ lifecycle }: Container): number {
  const hook = lifecycle?.preStop;
  const seconds = hook?.sleep?.seconds ?? secondsSlept(hook?.exec?.command ?? []);
  return seconds * SECOND;
}

function secondsSlept(command: readonly string[]): number {
  const found = /(?:^|[\s;&/])sleep (\d+)/.exec(command.join(' '));
  return found === null ? 0 : Number(found[1]);
}
