/**
 * Chunks that no item names: a save that lost a race, or was cut off, leaves them behind. Nobody reads them, and their TTL
 * removes them; whoever looks for all that is stored about a person finds them before.
 */
import { chunksOf } from './bytes';
import type { DynamoItems, Item } from './dynamo-items';
import { CURRENT, saveKey, stateKey } from './table';

/**
 * A save that has written its chunks names them within so many seconds, or never. What one leaves behind while a person is
 * taken out is old enough when everything is looked through once more (APART in app/privacy).
 */
const SAVED_WITHIN = 30;

/** What a chunk says of itself: the version that it was written for, and when, in seconds since the epoch. */
export function aboutChunk(version: number, at: number): Item {
  return { of: { N: String(version) }, at: { N: String(at) } };
}

/** Whether this is a chunk that no item names, and none will. Chunks of earlier programs do not say what they are of. */
export async function isUnnamedChunk({ pk, sk, of, at }: Item, items: DynamoItems): Promise<boolean> {
  const key = sk?.S ?? '';
  const version = Number(of?.N);
  if (!key.startsWith('CHUNK#') || !Number.isInteger(version)) return false;
  if (items.after(0) - Number(at?.N) < SAVED_WITHIN) return false;
  // Where a person was taken out of the newest version, the next one has chunks that were written for it, too.
  const holders = [CURRENT, stateKey(version), stateKey(version + 1), saveKey(version)];
  const found = await Promise.all(holders.map((holder) => items.get(pk?.S ?? '', holder)));
  return !found.some((item) => item !== undefined && chunksOf(item).includes(key));
}
