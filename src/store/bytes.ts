/**
 * Bytes inside an item, or in chunks of their own that the item names. A chunk is written once, however many items come
 * to name it, and holds what one item may. Chunks are named after their content, so writing them again writes the same.
 */
import { createHash } from 'node:crypto';

import { StoreError } from '../app/ports';
import type { Item } from './dynamo-items';
import { chunkKey } from './table';

/**
 * What an item holds itself. Bytes of a channel are named by two items, first by the newest version and then by an older
 * one: from here on a name in both and one chunk take fewer units of DynamoDB.
 */
const INSIDE_BYTES = 3_000;
/** Leaves room in an item of 400 KB for its other attributes. */
const CHUNK_BYTES = 380_000;
/** More than the largest cluster needs many times over; an item that names more is not ours. */
const MOST_CHUNKS = 999;

/**
 * Attributes that hold the bytes. Chunks are written by `put` before this answers; the item that names them comes
 * after, so nobody ever reads a name without its chunks. `envelope`: what an item of this key has besides its data.
 * @param holder whose chunks they are, where others with the same bytes must not share them
 */
export async function writeBytes(
  bytes: Uint8Array,
  envelope: (key: string) => Item,
  put: (item: Item) => Promise<unknown>,
  holder = '',
): Promise<Item> {
  if (bytes.length <= INSIDE_BYTES) return { data: { B: bytes } };
  const set = createHash('sha256').update(holder).update(bytes).digest('hex').slice(0, 32);
  const count = Math.ceil(bytes.length / CHUNK_BYTES);
  const chunks = Array.from({ length: count }, (_, index) => ({
    ...envelope(chunkKey(set, index)),
    data: { B: bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES) },
  }));
  await Promise.all(chunks.map(put));
  const { expires } = envelope(chunkKey(set, 0));
  return { chunks: { N: String(count) }, set: { S: set }, ...(expires === undefined ? {} : { until: expires }) };
}

/** The bytes that an item holds or names. */
export async function readBytes(item: Item, get: (key: string) => Promise<Item | undefined>): Promise<Uint8Array> {
  if (item.data?.B !== undefined) return item.data.B;
  const keys = chunksOf(item);
  if (keys.length === 0) throw new StoreError('foreign', 'an item of this channel holds no data');
  const parts = (await Promise.all(keys.map(get))).map((chunk) => chunk?.data?.B).filter((part) => part !== undefined);
  if (parts.length < keys.length) throw new StoreError('corrupt', 'a part of this channel is missing');
  return Buffer.concat(parts);
}

/** The keys of the chunks that an item names. */
export function chunksOf(item: Item): readonly string[] {
  const set = item.set?.S;
  const count = Number(item.chunks?.N);
  if (set === undefined || !(count >= 1 && count <= MOST_CHUNKS)) return [];
  return Array.from({ length: count }, (_, index) => chunkKey(set, index));
}
