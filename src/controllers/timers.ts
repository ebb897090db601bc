/**
 * Timers in virtual time: one per piece of work, soonest first; at one instant in the order in which they were set.
 */
import type { Requeue } from './controller';

export interface Timer extends Requeue {
  readonly work: string;
  /** The step that the work follows from. */
  readonly cause: number | undefined;
  readonly order: number;
}

export class Timers {
  private readonly current = new Map<string, Timer>();
  private readonly heap: Timer[] = [];
  private count = 0;

  /** Sets the timer of a piece of work, in place of the one it had. */
  set(work: string, requeue: Requeue, cause: number | undefined): void {
    const timer: Timer = { ...requeue, work, cause, order: ++this.count };
    this.current.set(work, timer);
    this.push(timer);
  }

  clear(work: string): void {
    this.current.delete(work);
  }

  /** The soonest timer, or undefined. */
  first(): Timer | undefined {
    for (let top = this.heap[0]; top !== undefined; top = this.heap[0]) {
      if (this.current.get(top.work) === top) return top;
      this.pop();
    }
    return undefined;
  }

  /** Takes the soonest timer away. */
  shift(): Timer | undefined {
    const timer = this.first();
    if (timer !== undefined) {
      this.pop();
      this.current.delete(timer.work);
    }
    return timer;
  }

  /** Every timer that is set, soonest first. */
  all(): readonly Timer[] {
    return [...this.current.values()].sort((a, b) => a.at - b.at || a.order - b.order);
  }

  /** The soonest timer that a command waits for, or undefined. */
  firstHolding(): Timer | undefined {
    let soonest: Timer | undefined;
    for (const timer of this.current.values()) {
      if (timer.holdsOpen && (soonest === undefined || isBefore(timer, soonest))) soonest = timer;
    }
    return soonest;
  }

  private push(timer: Timer): void {
    const { heap } = this;
    let place = heap.push(timer) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!isBefore(timer, heap[parent]!)) break;
      heap[place] = heap[parent]!;
      place = parent;
    }
    heap[place] = timer;
  }

  private pop(): void {
    const { heap } = this;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, last)) break;
      heap[place] = heap[child]!;
      place = child;
    }
    heap[place] = last;
  }
}

const isBefore = (a: Timer, b: Timer): boolean => a.at - b.at < 0 || (a.at === b.at && a.order < b.order);
