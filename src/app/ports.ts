/**
 * What the use cases need from the outside. Implemented in src/store, src/slack and src/local.
 */
import type { ClusterState } from '../cluster/state';

/** A Slack channel: one cluster each. */
export interface ChannelId {
  readonly team: string;
  readonly channel: string;
}

/** One version of a channel's cluster, with what belongs to it. */
export interface ChannelRecord {
  /** 0: never saved. */
  readonly version: number;
  readonly cluster: ClusterState;
  /** Replies of the last 50 requests, by request id: a repeated delivery gets the same answer. */
  readonly requests: readonly RememberedRequest[];
  /** The last 50 commands, oldest first. */
  readonly commands: readonly RememberedCommand[];
  /** Versions that undo can return to, oldest first, and those that redo can. */
  readonly undo: readonly number[];
  readonly redo: readonly number[];
  /** Terms that were already explained in this channel, and how many replies it had: later replies are shorter. */
  readonly taught: { readonly terms: readonly string[]; readonly replies: number };
}

export interface RememberedRequest {
  readonly id: string;
  /** The reply as it was sent, as JSON. */
  readonly reply: string;
}

export interface RememberedCommand {
  readonly version: number;
  readonly by: string;
  readonly command: string;
}

export type SaveResult = 'saved' | 'conflict';

/** Clusters of channels. Every method may throw StoreError. */
export interface ClusterStore {
  /** The newest version, or undefined for a channel that has none. */
  load(id: ChannelId): Promise<ChannelRecord | undefined>;
  /** Saves `record` as version `record.version`, if the newest version is still the one before it. */
  save(id: ChannelId, record: ChannelRecord): Promise<SaveResult>;
  /** An older version's cluster, or undefined when it is no longer kept. */
  loadVersion(id: ChannelId, version: number): Promise<ClusterState | undefined>;
}

/** Wall-clock time in milliseconds; for signatures, TTLs and closing times, never for the engine. */
export interface Clock {
  now(): number;
  /** Resolves after so many milliseconds. */
  sleep(milliseconds: number): Promise<void>;
}

/** Structured log. Never receives anything that people typed, tokens, or URLs to answer to. */
export interface Log {
  info(event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  error(event: string, error: unknown, fields?: Readonly<Record<string, string | number | boolean>>): void;
}
