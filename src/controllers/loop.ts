/**
 * Runs the controllers on a cluster in virtual time: a work queue for now, timers for later.
 *
 * Every change of an object puts the keys that it affects on the queue. The clock moves only when the queue is empty,
 * and then to the next timer. Nothing here knows what any controller does.
 */
import type { Cluster } from '../cluster/cluster';
import { MINUTE, SECOND } from '../cluster/time';
import type { Controller, Requeue } from './controller';
import { Timers } from './timers';

/** A timer that is due later than this does not hold a command open. */
export const REST_HORIZON = 60 * SECOND;
/** A command never runs the clock further than this. */
export const LONGEST_RUN = 10 * MINUTE;
/** Reconciles in one command: bounds the work so that a reply fits Slack's three seconds. */
export const WORK_PER_COMMAND = 60_000;

/** How a run ended. */
export interface RunEnd {
  /** Whether the cluster came to rest; false when the bound on time or work was met first. */
  readonly rested: boolean;
  /** Virtual milliseconds that passed. */
  readonly took: number;
}

interface Work {
  readonly controller: Controller;
  readonly key: string;
}

export class Loop {
  private readonly queue: string[] = [];
  private head = 0;
  private readonly queued = new Map<string, number | undefined>();
  private readonly known = new Map<string, Work>();
  private readonly timers = new Timers();
  private readonly stopListening: () => void;
  private lastChange: number;
  private workLeft: number;

  /** Takes every key of the cluster onto the queue: what was going on goes on. */
  constructor(
    private readonly cluster: Cluster,
    controllers: readonly Controller[],
    workPerRun = WORK_PER_COMMAND,
  ) {
    this.workLeft = workPerRun;
    this.lastChange = cluster.now;
    this.stopListening = cluster.onChange((change) => {
      // Events are for people: no controller acts on them.
      if (change.object.kind === 'Event') return;
      this.lastChange = cluster.now;
      for (const controller of controllers) {
        for (const key of controller.affectedBy(change, cluster)) this.enqueue(controller, key, change.step);
      }
    });
    for (const controller of controllers) {
      for (const key of controller.keys(cluster)) this.enqueue(controller, key, undefined);
    }
  }

  /** Stops following the cluster. */
  close(): void {
    this.stopListening();
  }

  /** Does all that can be done without time passing. */
  drain(): RunEnd {
    while (this.workLeft > 0) {
      const next = this.shift();
      if (next === undefined) return { rested: true, took: 0 };
      this.reconcile(next.id, next.cause);
    }
    return { rested: false, took: 0 };
  }

  /** Runs until nothing is to do and nothing that changes anything is due soon. */
  rest(): RunEnd {
    const start = this.cluster.now;
    return this.run(start, () => {
      const holding = this.timers.firstHolding();
      const isSoon = holding !== undefined && holding.at <= this.cluster.now + REST_HORIZON;
      return isSoon && holding.at <= start + LONGEST_RUN ? holding.at : undefined;
    });
  }

  /** Runs until no object has changed for `quiet` milliseconds, and leaves the clock there. */
  settle(quiet: number): RunEnd {
    const start = this.cluster.now;
    this.lastChange = start;
    const end = this.run(start, () => {
      const next = this.timers.first();
      const isSoon = next !== undefined && next.at <= this.lastChange + quiet;
      return isSoon && next.at <= start + LONGEST_RUN ? next.at : undefined;
    });
    this.cluster.now = Math.max(this.cluster.now, this.lastChange + quiet);
    return { ...end, took: this.cluster.now - start };
  }

  /** Lets so many milliseconds pass. */
  advance(duration: number): RunEnd {
    const start = this.cluster.now;
    const until = start + duration;
    const end = this.run(start, () => {
      const next = this.timers.first();
      return next !== undefined && next.at <= until ? next.at : undefined;
    });
    if (end.rested) this.cluster.now = until;
    return { ...end, took: this.cluster.now - start };
  }

  /** Runs until the condition holds, at most so long. Answers whether it holds. */
  runUntil(condition: () => boolean, longest: number): boolean {
    const until = this.cluster.now + longest;
    this.drain();
    while (!condition()) {
      const next = this.timers.first();
      if (next === undefined || next.at > until || this.workLeft <= 0) {
        this.cluster.now = until;
        return false;
      }
      this.fire(next.at);
      this.drain();
    }
    return true;
  }

  /** What is due later, soonest first. */
  pending(): readonly Requeue[] {
    return this.timers.all();
  }

  /** Fires timers up to the instant that `target` names, until it names none. */
  private run(start: number, target: () => number | undefined): RunEnd {
    for (;;) {
      if (!this.drain().rested) return { rested: false, took: this.cluster.now - start };
      const until = target();
      const next = this.timers.first();
      if (until === undefined || next === undefined) return { rested: true, took: this.cluster.now - start };
      this.fire(next.at);
    }
  }

  /** Moves the clock to an instant and queues the work of every timer that is due then. */
  private fire(at: number): void {
    this.cluster.now = Math.max(this.cluster.now, at);
    for (let timer = this.timers.first(); timer !== undefined && timer.at <= this.cluster.now;) {
      this.timers.shift();
      const work = this.known.get(timer.work);
      if (work !== undefined) this.enqueue(work.controller, work.key, timer.cause);
      timer = this.timers.first();
    }
  }

  private reconcile(id: string, cause: number | undefined): void {
    const work = this.known.get(id);
    if (work === undefined) return;
    this.workLeft--;
    this.cluster.beginWork(cause);
    const requeue = work.controller.reconcile(work.key, this.cluster);
    this.cluster.beginWork(undefined);
    if (requeue === undefined) this.timers.clear(id);
    else if (requeue.at <= this.cluster.now) this.enqueue(work.controller, work.key, cause);
    else this.timers.set(id, requeue, cause);
  }

  private enqueue(controller: Controller, key: string, cause: number | undefined): void {
    const id = `${controller.name}\0${key}`;
    if (this.queued.has(id)) {
      if (cause !== undefined) this.queued.set(id, cause);
      return;
    }
    if (!this.known.has(id)) this.known.set(id, { controller, key });
    this.queued.set(id, cause);
    this.queue.push(id);
  }

  private shift(): { id: string; cause: number | undefined } | undefined {
    const id = this.queue[this.head];
    if (id === undefined) {
      this.queue.length = 0;
      this.head = 0;
      return undefined;
    }
    this.head++;
    const cause = this.queued.get(id);
    this.queued.delete(id);
    return { id, cause };
  }
}
