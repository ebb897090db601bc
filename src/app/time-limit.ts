/**
 * Until when there has to be an answer. Whoever asks something of outside gives up in time, so that what is left is enough
 * to tell people of it. It is measured by a clock that never jumps, and belongs to one request alone.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const limits = new AsyncLocalStorage<number>();

/** Does the work of one request, which may ask of outside for so many milliseconds. */
export function within<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  return Number.isFinite(milliseconds) ? limits.run(performance.now() + milliseconds, work) : work();
}

/** What aborts a call of outside when its time is over; undefined where nobody waits. */
export function timeIsOver(): AbortSignal | undefined {
  const until = limits.getStore();
  return until === undefined ? undefined : AbortSignal.timeout(Math.max(0, Math.ceil(until - performance.now())));
}
