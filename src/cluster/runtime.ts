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
  /** Pods become Ready one at a time, at least so far apart. */
  readonly stagger: number;
}

export const DEFAULT_TIMING: Timing = {
  pull: 2_000,
  start: 1_000,
  stop: 1_000,
  slow: 5_000,
  provision: 1_000,
  join: 2_000,
  nodeGrace: 50_000,
  stagger: 0,
};

/** What one Node's machine holds. */
export interface NodeRuntime {
  /** Images that were pulled. */
  readonly images: readonly string[];
}

/** What the kubelet remembers of one Pod; kept by Pod UID. Times are virtual milliseconds. */
export interface PodRuntime {
  /** By container name. */
  readonly containers: Readonly<Record<string, ContainerRuntime>>;
}

export interface ContainerRuntime {
  readonly startedAt?: number;
}
