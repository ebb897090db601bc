/**
 * The work queue of the loop: keys that wait for a look of their controller. A key stands in it once, however often
 * something asked for the look.
 */
import type { Controller } from '../controller';

/** A key of a controller. */
export interface Work {
  readonly controller: Controller;
  readonly key: string;
  isQueued: boolean;
  /** The step that it follows from, while it is queued. */
  cause: number | undefined;
}

export class WorkQueue {
  private readonly queue: Work[] = [];
  private head = 0;
  /** All work that there ever was, by controller and key. */
  private readonly known = new Map<Controller, Map<string, Work>>();

  /** The work of a key: the same object whenever it is asked for, so that timers can be held against it. */
  workOf(controller: Controller, key: string): Work {
    let works = this.known.get(controller);
    if (works === undefined) this.known.set(controller, (works = new Map<string, Work>()));
    let work = works.get(key);
    if (work === undefined) works.set(key, (work = { controller, key, isQueued: false, cause: undefined }));
    return work;
  }

  /** Work that is queued already keeps its place, and follows from the newer step. */
  add(work: Work, cause: number | undefined): void {
    if (!work.isQueued) this.queue.push(work);
    if (!work.isQueued || cause !== undefined) work.cause = cause;
    work.isQueued = true;
  }

  /** Takes the next work, or undefined when nothing waits. */
  shift(): Work | undefined {
    const work = this.queue[this.head];
    if (work === undefined) {
      this.queue.length = 0;
      this.head = 0;
      return undefined;
    }
    this.head++;
    work.isQueued = false;
    return work;
  }
}
