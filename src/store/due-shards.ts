/**
 * What is due within an hour lies in several partitions: one alone takes 1,000 writes a second, and at ten o'clock on
 * a weekday everybody is asked. The first is the one that programs before this used for everything.
 */
import { createHash } from 'node:crypto';

/** May be raised, never lowered: what lies in a partition that nobody reads would never happen. */
export const DUE_SHARDS = 4;

/** The partition of a document that is due within this hour. */
export function duePartition(hour: string, name: string): string {
  const first = createHash('sha256').update(name).digest().readUInt32BE(0);
  return shard(hour, first % DUE_SHARDS);
}

/** Where documents that are due within this hour lie. */
export function duePartitions(hour: string): readonly [string, ...string[]] {
  const rest = Array.from({ length: DUE_SHARDS - 1 }, (_, index) => shard(hour, index + 1));
  return [shard(hour, 0), ...rest];
}

const shard = (hour: string, number: number): string => `DUE#${hour}${number === 0 ? '' : `#${number}`}`;
