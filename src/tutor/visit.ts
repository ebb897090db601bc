/**
 * Who asks, and where: what `/kube` alone says depends on it.
 */
export interface Visit {
  /** Nobody else is there: the cluster is the person's own. */
  readonly isPrivate: boolean;
  /** Others have used the channel, and this person has not looked at it yet. */
  readonly isNewcomer: boolean;
  /** Who changed the cluster last, and what came of it. */
  readonly last?: LastChange;
  /** What others did since this person last looked, as a sentence; absent when they did nothing. */
  readonly since?: string;
}

export interface LastChange {
  /** The person who asks. */
  readonly isYours: boolean;
  readonly name: string;
  readonly command: string;
  readonly outcome?: string;
}

/** Somebody in a channel that nobody has used, or whose past is not known. */
export const FIRST_VISIT: Visit = { isPrivate: false, isNewcomer: false };
