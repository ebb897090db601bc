/**
 * Spares a command that waited for another the load of what that one has just saved. Only commands that arrived before
 * the save began may use it: whatever was answered before they came, here or in another process, is then part of it.
 * While a save is on its way back, another process may save the next version, and say so.
 */
import { Latest } from './latest';
import type { ChannelId, ChannelRecord } from './ports';

/** Channels that are remembered at a time. */
const MOST = 20;

export class FreshRecords {
  private count = 0;
  private readonly records = new Latest<{ readonly record: ChannelRecord; readonly begun: number }>(MOST);

  /** The place of a command in the order in which commands arrive. */
  arrive(): number {
    return ++this.count;
  }

  /** The place of the last command that arrived, for who begins to save. */
  last(): number {
    return this.count;
  }

  /** Remembers what was saved. @param begun the last arrival when the save began */
  keep(id: ChannelId, record: ChannelRecord, begun: number): void {
    this.records.put(keyOf(id), { record, begun });
  }

  /** What was saved from beginning to end after this arrival, or undefined. It is given once: after a conflict it is out of date. */
  take(id: ChannelId, arrival: number): ChannelRecord | undefined {
    const kept = this.records.get(keyOf(id));
    this.records.forget(keyOf(id));
    return kept !== undefined && kept.begun >= arrival ? kept.record : undefined;
  }
}

const keyOf = ({ team, channel }: ChannelId): string => `${team}#${channel}`;
