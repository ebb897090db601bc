/**
 * How many requests came lately, of whom: a bucket that empties evenly, for so many keys at a time. It is this process's
 * own: it keeps one that types without end from taking all of its time.
 */
import { Latest } from '../latest';
import { MINUTE } from './pace';

/** People and channels that are remembered at a time. */
const MOST_KEYS = 5_000;

interface Level {
  /** How full the bucket was. */
  readonly amount: number;
  readonly at: number;
}

export class RecentRequests {
  private readonly levels = new Latest<Level>(MOST_KEYS);

  /**
   * Counts one more request.
   * @param most requests that are taken within a minute
   * @returns milliseconds to wait where there were too many; 0 where it counts
   */
  take(key: string, most: number, now: number): number {
    const amount = this.amountOf(key, most, now);
    const isTaken = amount + 1 <= most;
    this.levels.put(key, { amount: isTaken ? amount + 1 : amount, at: now });
    return isTaken ? 0 : Math.ceil(((amount + 1 - most) * MINUTE) / most);
  }

  /** How many people and channels are remembered. */
  get size(): number {
    return this.levels.size;
  }

  private amountOf(key: string, most: number, now: number): number {
    const before = this.levels.get(key);
    if (before === undefined) return 0;
    // A clock that was set back tells nothing of what came before.
    if (now < before.at) return 0;
    return Math.max(0, before.amount - ((now - before.at) * most) / MINUTE);
  }
}
