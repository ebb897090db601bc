/**
 * Writes steps down while the engine works: what happened, and which step it follows from.
 */
import { MAX_STEPS } from './state';
import type { Step } from './step';

export class StepRecord {
  /** Steps since this record was opened. */
  readonly now: Step[] = [];
  /** The step that the work at hand follows from. */
  private cause: number | undefined;
  /** The latest step of the work at hand. */
  private latest: number | undefined;

  constructor(
    private readonly before: readonly Step[],
    private written: number,
  ) {}

  /** Begins a piece of work that follows from a step (none: from nothing that is recorded). */
  beginWork(cause: number | undefined): void {
    this.cause = cause;
    this.latest = undefined;
  }

  /** The step that a change made now belongs to. */
  get current(): number | undefined {
    return this.latest ?? this.cause;
  }

  /** How many steps there ever were. */
  get count(): number {
    return this.written;
  }

  /** Every step that is remembered, oldest first. */
  get all(): readonly Step[] {
    return [...this.before, ...this.now];
  }

  /** The latest step that fits, without making a list of all. */
  last(fits: (step: Step) => boolean): Step | undefined {
    return this.now.findLast(fits) ?? this.before.findLast(fits);
  }

  /** What is stored of it. */
  get kept(): readonly Step[] {
    return this.all.slice(-MAX_STEPS);
  }

  add(at: number, what: Omit<Step, 'id' | 'at' | 'causedBy'>): Step {
    const id = ++this.written;
    const step: Step = this.cause === undefined ? { id, at, ...what } : { id, at, ...what, causedBy: this.cause };
    this.now.push(step);
    this.latest = id;
    return step;
  }
}
