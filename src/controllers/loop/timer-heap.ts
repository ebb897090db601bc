/**
 * A binary heap of timers, soonest first; at one instant in the order in which they were set.
 */
export interface Due {
  /** Virtual time, milliseconds. */
  readonly at: number;
  /** Rises from timer to timer. */
  readonly order: number;
}

export class TimerHeap<T extends Due> {
  private readonly heap: T[] = [];

  /** The soonest, or undefined. */
  get top(): T | undefined {
    return this.heap[0];
  }

  push(timer: T): void {
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

  /** Takes the soonest away. */
  pop(): void {
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

export const isBefore = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
