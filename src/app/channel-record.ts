/**
 * What is stored of a channel: its cluster, who did what to it, and what it chose.
 */
import type { ClusterState } from '../cluster/state';
import type { RunningExercise } from '../tutor/exercises/running';
import type { ChannelSettings } from './settings/channel-settings';

/** One version of a channel's cluster, with what belongs to it. */
export interface ChannelRecord {
  /** 0: never saved. */
  readonly version: number;
  readonly cluster: ClusterState;
  /** The last 50 requests that changed something, oldest first: a repeated delivery gets the same answer. */
  readonly requests: readonly RememberedRequest[];
  /** The last 50 commands that changed something, oldest first. */
  readonly commands: readonly RememberedCommand[];
  /** Versions that undo can return to, oldest first, and those that redo can. */
  readonly undo: readonly number[];
  readonly redo: readonly number[];
  /** Terms that were already explained in this channel, and how many replies it had: later replies are shorter. */
  readonly taught: {
    readonly terms: readonly string[];
    readonly replies: number;
    readonly notices?: readonly string[];
  };
  /** Copies of the cluster that were given a name, oldest first; see saves.ts. */
  readonly saves: readonly SavedCluster[];
  /** Who changed something lately, the latest last, and the version that they saw then; see since.ts. */
  readonly seen: readonly Seen[];
  /** Limits that the channel chose itself; what is left out is as in every channel. See limits.ts. */
  readonly limits: ChannelLimits;
  /** What else the channel chose; see settings/channel-settings.ts. Undo leaves it. */
  readonly settings?: ChannelSettings;
  /** Statements of the course that replies to changes have shown here (tutor/course); undo does not unlearn. */
  readonly shown: readonly string[];
  /** The lesson or mission that the channel is in; its cluster is the channel's until then. */
  readonly exercise?: RunningExercise;
  /** Ids of lessons and missions that were done here, oldest first; undo does not unlearn. */
  readonly exercisesDone?: readonly string[];
}

/** A version of the cluster that was given a name. */
export interface SavedCluster {
  readonly name: string;
  readonly version: number;
  /** Who gave it the name, as Slack shows them. */
  readonly by: string;
  /** Wall-clock milliseconds. */
  readonly at: number;
  /** Made by itself when a lesson or mission began: the channel's own cluster. */
  readonly isOwn?: true;
}

export interface Seen {
  /** Id of the person. */
  readonly person: string;
  readonly version: number;
}

export interface ChannelLimits {
  readonly nodes?: number;
  readonly pods?: number;
}

export interface RememberedRequest {
  readonly id: string;
  /** The version that the request made. The answer is computed again from the version before it. */
  readonly version: number;
  /** The version that its author had seen until then, if any. */
  readonly seen?: number;
}

export interface RememberedCommand {
  /** The version that the command made. */
  readonly version: number;
  readonly by: string;
  readonly command: string;
  /** For undo and redo: the command that they took back or brought back. */
  readonly of?: string;
  /** For undo and redo: the version whose cluster came back. */
  readonly to?: number;
  /** Who, as Slack shows them. This and what follows is absent in records of earlier programs. */
  readonly name?: string;
  /** Wall-clock milliseconds. */
  readonly at?: number;
  /** The cluster's own time when the command had ended. */
  readonly clock?: number;
  /** What came of it: the headline of its reply. */
  readonly outcome?: string;
  /** The cluster stayed as it was: something about it was noted (save, settings). Undo passes over it. */
  readonly keepsCluster?: true;
}
