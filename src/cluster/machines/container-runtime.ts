/**
 * How far a container is on its way, as plain data: what its kubelet knows of it.
 */
import type { Files } from '../runtime';

/**
 * pulling        the image is on its way
 * pull-failed    the last try to pull failed just now; pull-back-off: waits for the next try
 * starting       the image is there
 * running
 * ended          nothing runs; the kubelet has not decided yet, or nothing is to be done
 * crash-back-off waits to be started again
 * blocked        cannot be made until something else changes; see `problem`
 */
export type ContainerPhase =
  'pulling' | 'pull-failed' | 'pull-back-off' | 'starting' | 'running' | 'ended' | 'crash-back-off' | 'blocked';

export interface ContainerRuntime {
  readonly phase: ContainerPhase;
  /** When the phase ends by itself: the next try, the start, or the end of a container that ends by itself. */
  readonly until?: number;
  /** The image that it is pulled or runs from: another one in the spec makes the kubelet replace the container. */
  readonly image?: string;
  /** Tries to pull that failed. */
  readonly failedPulls: number;
  readonly restarts: number;
  /** Restarts since the back-off was last reset: they decide how long the next restart waits. */
  readonly restartsInRow: number;
  /** The run at hand. */
  readonly run?: ContainerRun;
  /** How the run at hand ended, and how the one before did. */
  readonly end?: ContainerEnd;
  readonly lastEnd?: ContainerEnd;
  /** Every run ends with this exit code, one second after its start: `crash pod --loop`. */
  readonly loopExitCode?: number;
  /** Files in the container's own layer: a restart begins without them. */
  readonly files?: Files;
  /** Why it cannot be made, as its status says it. */
  readonly problem?: { readonly reason: string; readonly message: string };
  /** What the kubelet's probes of the run at hand found so far. */
  readonly probes?: Readonly<Partial<Record<ProbeType, ProbeRecord>>>;
  /** The kubelet is stopping the run at hand: it has ended at `until`, with this exit code. */
  readonly stopping?: { readonly because: string; readonly exitCode: number };
}

export type ProbeType = 'startup' | 'readiness' | 'liveness';

/** What the kubelet knows from one probe. Probes that only confirm what is known leave no trace. */
export interface ProbeRecord {
  /** What the kubelet acts on: what so many probes in a row found as the thresholds ask for. */
  readonly passed: boolean;
  /** When that became so. */
  readonly since: number;
  /** What the last probe found, and how many in a row found it. `error`: it could not even be tried. */
  readonly last: 'success' | 'failure' | 'error';
  readonly inRow: number;
  /** When the last probe that counted was made. */
  readonly at: number;
}

export interface ContainerRun {
  /** The container's id. */
  readonly id: string;
  readonly startedAt: number;
  /** From when it answers; absent: never. */
  readonly readyAt?: number;
}

export interface ContainerEnd extends ContainerRun {
  readonly finishedAt: number;
  readonly exitCode: number;
  /** As the container runtime says it: `Completed`, `Error` or `OOMKilled`. */
  readonly reason: string;
}
