/**
 * How long things take in a cluster.
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
