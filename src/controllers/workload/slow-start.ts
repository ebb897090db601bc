/**
 * Doing the same thing many times, carefully: once, then twice as often as before as long as the server takes it.
 * Follows slowStartBatch in pkg/controller/controller_utils.go.
 */

/**
 * Calls `attempt` with 0 to `count` - 1, in batches of 1, 2, 4 …; the batch in which one fails is finished and is the
 * last. Answers whether all went well.
 */
export function slowStart(count: number, attempt: (index: number) => boolean): boolean {
  let done = 0;
  for (let size = Math.min(1, count); size > 0; size = Math.min(2 * size, count - done)) {
    const end = done + size;
    let isWell = true;
    while (done < end) isWell = attempt(done++) && isWell;
    if (!isWell) return false;
  }
  return true;
}
