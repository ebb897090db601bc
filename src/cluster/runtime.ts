/**
 * What the machines know and the API does not: the state of simulated kubelets and containers, as plain data.
 * src/containers decides what containers do; the kubelet (src/controllers/kubelet) acts on it.
 */

/** How long things take, milliseconds. One table; a scenario may override any of it. */
export interface Timing {
  /** First pull of an image on a Node. */
  readonly pull: number;
  /** Image present → container started and ready. */
  readonly start: number;
  /** Deletion → Pod gone. */
  readonly stop: number;
  /** Start → ready for an image tagged `:slow`. */
  readonly slow: number;
  /** Claim → new volume. */
  readonly provision: number;
  /** Node registered → Ready. */
  readonly join: number;
  /** Silence of a kubelet → its Node is NotReady. */
  readonly nodeGrace: number;
  /** A write that the leader of a database took → its copies have it. */
  readonly copy: number;
  /** Silence of a database's leader → a copy leads. */
  readonly failover: number;
  /** Pods become Ready one at a time, at least so far apart. */
  readonly stagger: number;
  /** A volume is unmounted on its Node → another Node may have it. */
  readonly detach: number;
}

export const DEFAULT_TIMING: Timing = {
  pull: 2_000,
  start: 1_000,
  stop: 1_000,
  slow: 5_000,
  provision: 1_000,
  join: 2_000,
  nodeGrace: 50_000,
  copy: 1_000,
  failover: 5_000,
  stagger: 0,
  detach: 0,
};

/** Files by their path from the root of what holds them, without a leading slash: `rows`, `logs/today`. */
export type Files = Readonly<Record<string, string>>;

/** What is wrong with a Node's machine. */
export interface NodeFault {
  /** `silent`: nothing is heard of its kubelet. `not-ready`: the kubelet reports that the Node is not ready. */
  readonly kind: 'silent' | 'not-ready';
  /** Virtual milliseconds. */
  readonly since: number;
}

/** What one Node's machine and its kubelet remember. Images that were pulled are in the Node's status. */
export interface NodeRuntime {
  /** When the kubelet is ready for the first time; see `timing.join`. */
  readonly joinsAt: number;
  /** Images on their way to the Node, and when each is there. */
  readonly pulling: Readonly<Record<string, number>>;
  /** How many addresses it has given to Pods; the next Pod gets the next one. */
  readonly addressesGiven: number;
  /** The latest instant at which one of its Pods was let become Ready; for `timing.stagger`. */
  readonly lastReadyAt?: number;
  /** When its Pods were told to go the last time, because it was not ready. Virtual milliseconds. */
  readonly taintedAt?: number;
  readonly fault?: NodeFault;
}

/** What a provisioner remembers of one claim. */
export interface ClaimRuntime {
  /** When it was asked for a volume. */
  readonly askedAt: number;
}

/** What the attach/detach controller remembers of one attached volume; kept by name of the VolumeAttachment. */
export interface AttachmentRuntime {
  /** Since when no Pod on the Node needs the volume. Virtual milliseconds. */
  readonly unwantedSince: number;
  /** Since when the kubelet does not have it mounted; absent while it does, or while nobody can say. */
  readonly unmountedAt?: number;
}

/** What the kubelet remembers of one Pod; kept by Pod UID. Times are virtual milliseconds. */
export interface PodRuntime {
  /** By container name, init containers too. */
  readonly containers: Readonly<Record<string, ContainerRuntime>>;
  /** The instant from which it may be Ready; for `timing.stagger`. */
  readonly readySlot?: number;
  /** When its containers have stopped; from the moment the kubelet sees that the Pod is deleted. */
  readonly stopsAt?: number;
  /** When its Node was first seen to be gone. */
  readonly orphanedAt?: number;
  /** When it is to leave its tainted Node, as last reckoned; absent while it may stay. */
  readonly leavesAt?: number;
  /** Files in its emptyDir volumes, by name of the volume: they live as long as the Pod. */
  readonly emptyDirs?: Readonly<Record<string, Files>>;
  /** Visits that its app is counting. */
  readonly visits?: Visits;
}

/** Visits that one container counts, one after another; see containers/visits.ts. */
export interface Visits {
  readonly container: string;
  /** Id of the run of the container that took them: the next run knows nothing of them. */
  readonly run: string;
  /** The number that it read for the first of them. */
  readonly read: number;
  /** When each of them is counted: it writes the number then. */
  readonly writesAt: readonly number[];
}

/** What the members of a replicated database agree on; kept by key of their StatefulSet. See containers/database.ts. */
export interface DatabaseRuntime {
  /** Name of the Pod that leads; absent until one leads. */
  readonly leader?: string;
  /** Counts the leaders that there were. */
  readonly term: number;
  /** Since when the leader has not answered. */
  readonly silentSince?: number;
  /** When rows that only the leader has reach its copies. */
  readonly copiesAt?: number;
  /** Whom each member takes for the leader, by name of its Pod: itself where it believes that it leads. */
  readonly members?: Readonly<Record<string, string>>;
}

/** What a controller remembers of work that failed. Times are virtual milliseconds. */
export interface BackOff {
  /** How often it failed, in a row. */
  readonly failures: number;
  /** When it failed last. */
  readonly last: number;
  /** When it is tried again. */
  readonly retryAt: number;
  /** What it looked at then, as versions: when that changes it is tried again at once. */
  readonly seen?: string;
}

/** What the autoscaler remembers of one HorizontalPodAutoscaler; kept by its UID. Times are virtual milliseconds. */
export interface AutoscalerRuntime {
  /** When it looked last. */
  readonly lookedAt: number;
  /** Numbers of Pods that it thought right, and when it last did so. */
  readonly recommendations: readonly Recommendation[];
  /** How it changed the number, as far back as its policies look. */
  readonly scalings: readonly Scaling[];
}

export interface Recommendation {
  readonly replicas: number;
  readonly at: number;
}

export interface Scaling {
  /** Below 0: Pods were taken away. */
  readonly change: number;
  readonly at: number;
}

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
