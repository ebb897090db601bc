/** How long this thread could have run, and did not, because the machine's processors had other work. */
import { readFileSync } from 'node:fs';

/** Linux counts it for each thread: nanoseconds that it ran, nanoseconds that it waited, and how often. */
const STATISTICS = '/proc/thread-self/schedstat';

/** Milliseconds since the thread began; always 0 where the machine does not count it. */
export function waitedForProcessor(): number {
  try {
    return Number(readFileSync(STATISTICS, 'utf8').split(' ')[1] ?? 0) / 1e6;
  } catch {
    return 0;
  }
}
