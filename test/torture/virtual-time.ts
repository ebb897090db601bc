/**
 * Time that passes when everything waits, and in which the same seed makes the same things happen in the same order.
 * While it runs, timers and random numbers of the whole process are its own: those of the SDK, too.
 */
import type { Clock } from '../../src/app/ports';
import type { Seeded } from './seeded';

/** When a run of this length has not ended, it never will. */
const MOST_EVENTS = 20_000_000;

interface Due {
  readonly at: number;
  /** The first of those at one instant comes first. */
  readonly order: number;
  readonly happen: () => void;
}

export class VirtualTime implements Clock {
  private readonly waiting: Due[] = [];
  private readonly cancelled = new Set<number>();
  private count = 0;

  /** @param time in milliseconds since the epoch, when it begins */
  constructor(
    private readonly seeded: Seeded,
    private time = Date.UTC(2026, 10, 23),
  ) {}

  now(): number {
    return Math.floor(this.time);
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve));
  }

  /** Does the work, and lets time pass until it is done. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const giveBack = this.takeOver();
    let isDone = false as boolean;
    try {
      const result = work().finally(() => (isDone = true));
      result.catch(() => undefined);
      for (let events = 0; ; events++) {
        await allWait();
        if (isDone) return await result;
        const due = this.takeNext();
        if (due === undefined) throw new Error('everything waits, and nothing is due');
        if (events > MOST_EVENTS) throw new Error('it never ends');
        this.time = due.at;
        due.happen();
      }
    } finally {
      giveBack();
    }
  }

  private after(milliseconds: number, happen: () => void): number {
    const due: Due = { at: this.time + Math.max(0, milliseconds), order: ++this.count, happen };
    let index = this.waiting.length;
    while (index > 0 && isBefore(due, this.waiting[index - 1]!)) index--;
    this.waiting.splice(index, 0, due);
    return due.order;
  }

  private takeNext(): Due | undefined {
    for (;;) {
      const due = this.waiting.shift();
      if (due === undefined || !this.cancelled.delete(due.order)) return due;
    }
  }

  private takeOver(): () => void {
    const { setTimeout, clearTimeout } = globalThis;
    const { random } = Math;
    const { timeout } = AbortSignal;
    const later = (happen: (...values: unknown[]) => void, milliseconds = 0, ...values: unknown[]) =>
      this.after(milliseconds, () => happen(...values));
    const cancel = (order: number | undefined) => order !== undefined && this.cancelled.add(order);
    Object.assign(globalThis, { setTimeout: later, clearTimeout: cancel });
    Math.random = () => this.seeded.next();
    AbortSignal.timeout = (milliseconds) => {
      const controller = new AbortController();
      this.after(milliseconds, () => controller.abort(new DOMException('it took too long', 'TimeoutError')));
      return controller.signal;
    };
    return () => {
      Object.assign(globalThis, { setTimeout, clearTimeout });
      Math.random = random;
      AbortSignal.timeout = timeout;
    };
  }
}

const isBefore = (one: Due, other: Due): boolean => one.at < other.at;

/** Every promise that can go on has gone on by then. */
const allWait = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
