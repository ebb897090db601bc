/**
 * Records that this program read or wrote lately. What chunks hold never changes, for they are named after it: an item that
 * names the same ones for the same version is the same record, and nothing needs to be fetched and unpacked again.
 */
import type { ChannelRecord } from '../app/ports';
import type { Item } from './dynamo-items';

/** Packed bytes of all that is remembered. Unpacked they take about twenty times as much. */
const MOST_BYTES = 1_000_000;

export interface KnownRecord {
  readonly record: ChannelRecord;
  readonly bytes: Uint8Array;
}

export class KnownRecords {
  private readonly records = new Map<string, KnownRecord>();
  private size = 0;

  /** The record that an item names, or undefined. */
  find(item: Item): KnownRecord | undefined {
    const name = nameOf(item);
    return name === undefined ? undefined : this.records.get(name);
  }

  /** Remembers what an item names; the oldest go. */
  keep(item: Item, record: ChannelRecord, bytes: Uint8Array): void {
    const name = nameOf(item);
    if (name === undefined) return;
    this.forget(name);
    this.records.set(name, { record, bytes });
    this.size += bytes.length;
    for (const oldest of this.records.keys()) {
      if (this.size <= MOST_BYTES) return;
      this.forget(oldest);
    }
  }

  private forget(name: string): void {
    this.size -= this.records.get(name)?.bytes.length ?? 0;
    this.records.delete(name);
  }
}

/** Undefined for an item that holds its bytes itself. */
function nameOf({ pk, version, form, set, chunks }: Item): string | undefined {
  if (set?.S === undefined) return undefined;
  return [pk?.S, version?.N, form?.N, set.S, chunks?.N].join(' ');
}
