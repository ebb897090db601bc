/**
 * Spares a command that waited for another the load of what that one has just saved. Only commands that arrived before
 * the save may use it: whatever was answered before they came, here or in another process, is then part of it.
 */
import type { ChannelId, ChannelRecord } from './ports';

/** Channels that are remembered at a time. */
const MOST = 20;

export class FreshRecords {
  private count = 0;
  private readonly records = new Map<string, { readonly record: ChannelRecord; readonly savedAt: number }>();

  /** The place of a command in the order in which commands arrive. */
  arrive(): number {
    return ++this.count;
  }

  /** Remembers what was saved right now. */
  keep(id: ChannelId, record: ChannelRecord): void {
    this.records.set(keyOf(id), { record, savedAt: this.count });
    for (const oldest of this.records.keys()) {
      if (this.records.size <= MOST) break;
      this.records.delete(oldest);
    }
  }

  /** What was saved after this arrival, or undefined. It is given once: after a conflict it is out of date. */
  take(id: ChannelId, arrival: number): ChannelRecord | undefined {
    const kept = this.records.get(keyOf(id));
    this.records.delete(keyOf(id));
    return kept !== undefined && kept.savedAt >= arrival ? kept.record : undefined;
  }
}

const keyOf = ({ team, channel }: ChannelId): string => `${team}#${channel}`;
