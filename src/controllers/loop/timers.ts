/**
 * Timers in virtual time: one per piece of work, soonest first; at one instant in the order in which they were set.
 */
import type { Requeue } from '../controller';
import { isBefore, TimerHeap } from './timer-heap';

export interface Timer<Work> extends Requeue {
  readonly work: Work;
  /** The step that the work follows from. */
  readonly cause: number | undefined;
  readonly order: number;
}

export class Timers<Work> {
  private readonly current = new Map<Work, Timer<Work>>();
  /** Timers that a command waits for, and all others. A timer that was replaced or cleared stays until it is on top. */
  private readonly holding = new TimerHeap<Timer<Work>>();
  private readonly others = new TimerHeap<Timer<Work>>();
  private count = 0;

  /** Sets the timer of a piece of work, in place of the one it had. */
  set(work: Work, { at, holdsOpen, next }: Requeue, cause: number | undefined): void {
    const timer: Timer<Work> = { at, holdsOpen, next, work, cause, order: ++this.count };
    this.current.set(work, timer);
    (holdsOpen ? this.holding : this.others).push(timer);
  }

  clear(work: Work): void {
    this.current.delete(work);
  }

  /** The soonest timer, or undefined. */
  first(): Timer<Work> | undefined {
    const holding = this.firstHolding();
    const other = this.topOf(this.others);
    if (holding === undefined || other === undefined) return holding ?? other;
    return isBefore(holding, other) ? holding : other;
  }

  /** The soonest timer that a command waits for, or undefined. */
  firstHolding(): Timer<Work> | undefined {
    return this.topOf(this.holding);
  }

  /** Takes the soonest timer away. */
  shift(): Timer<Work> | undefined {
    const timer = this.first();
    if (timer !== undefined) this.current.delete(timer.work);
    return timer;
  }

  /** Every timer that is set, soonest first. */
  all(): readonly Timer<Work>[] {
    return [...this.current.values()].sort((a, b) => a.at - b.at || a.order - b.order);
  }

  private topOf(heap: TimerHeap<Timer<Work>>): Timer<Work> | undefined {
    for (let { top } = heap; top !== undefined; { top } = heap) {
      if (this.current.get(top.work) === top) return top;
      heap.pop();
    }
    return undefined;
  }
}
