/**
 * What the machines know and the API does not: the state of simulated kubelets and containers, as plain data.
 * src/containers decides what containers do; the kubelet (src/controllers/kubelet) acts on it.
 */
import type { ContainerRuntime } from './machines/container-runtime';

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
  /**
   * When its Pods were told to go the last time, because it was not ready, or were last kept back from that. The turn of
   * the next Node counts from there. Virtual milliseconds.
   */
  readonly taintedAt?: number;
  /** It is not ready, and its Pods are not told to go because too many Nodes are like it. */
  readonly isKeptBack?: true;
  readonly fault?: NodeFault;
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
