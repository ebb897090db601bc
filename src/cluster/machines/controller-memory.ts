/**
 * What controllers keep in mind between their looks, where it decides something. Upstream keeps it in memory.
 */

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
