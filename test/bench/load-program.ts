/**
 * The whole tutor as `npm start` runs it, which tells its parent at any time how much it holds and how long its turns
 * take. To be run with --expose-gc.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import '../../src/local/start';

/** What the tutor's process says of itself. */
export interface Vitals {
  /** Bytes that are reachable, after everything else was collected. */
  readonly heap: number;
  /** Bytes outside of it: buffers. */
  readonly external: number;
  /** Milliseconds by which turns of the event loop came late since the question before: half of them, 99 of 100, at most. */
  readonly delay: { readonly median: number; readonly p99: number; readonly most: number };
  /** Milliseconds of a processor since the process began. */
  readonly cpu: number;
}

/** Milliseconds between two looks at the event loop; they are part of what it reports. */
const RESOLUTION = 5;

const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
delays.enable();

process.on('message', () => {
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
  const delay = { median: late(delays.percentile(50)), p99: late(delays.percentile(99)), most: late(delays.max) };
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  process.send?.({ heap: heapUsed, external, delay, cpu: (user + system) / 1000 } satisfies Vitals);
  delays.reset();
});
