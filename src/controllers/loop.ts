/**
 * Runs the controllers on a cluster in virtual time: a work queue for now, timers for later.
 *
 * Every change of an object puts the keys that it affects on the queue. The clock moves only when the queue is empty,
 * and then to the next timer. Nothing here knows what any controller does.
 */
import type { Change, Cluster } from '../cluster/cluster';
import { Listeners } from '../cluster/listeners';
import type { Step } from '../cluster/step';
import { MINUTE, SECOND } from '../cluster/time';
import type { Controller, Requeue } from './controller';
import { Timers } from './loop/timers';
import { type Work, WorkQueue } from './loop/work-queue';

/** A timer that is due later than this does not hold a command open. */
const REST_HORIZON = 60 * SECOND;
/** What is due so soon after the time that people waited for belongs to what they waited for. */
const FINISH_HORIZON = 5 * SECOND;
const LONGEST_FINISH = 20 * SECOND;
/** A command never runs the clock further than this. */
export const LONGEST_RUN = 10 * MINUTE;
/** What a look costs by itself, in the units of `Cluster.effort`: about a microsecond each. */
const LOOK = 10;
/** Bounds the effort of the controllers in one command, so that a reply fits Slack's three seconds. */
const EFFORT_PER_COMMAND = 700_000;

/** How a run ended. */
export interface RunEnd {
  /** Whether the cluster came to rest; false when the bound on time or work was met first. */
  readonly rested: boolean;
  /** Virtual milliseconds that passed. */
  readonly took: number;
}

/** What whoever waits tries again. */
export interface Retry {
  /** Virtual milliseconds. */
  readonly every: number;
  readonly again: () => void;
}

/** One look of a controller at one key, and what came of it. */
export interface Reconciled {
  /** Name of the controller. */
  readonly controller: string;
  readonly key: string;
  readonly at: number;
  /** Changes of objects, without Events. */
  readonly changes: readonly Change[];
  readonly steps: readonly Step[];
}

export class Loop {
  private readonly queue = new WorkQueue();
  private readonly timers = new Timers<Work>();
  private readonly instants = new Listeners<Cluster>();
  private readonly stopListening: () => void;
  private lastChange: number;
  private effortLeft: number;

  /** Takes every key of the cluster onto the queue: what was going on goes on. */
  constructor(
    private readonly cluster: Cluster,
    controllers: readonly Controller[],
    effort = EFFORT_PER_COMMAND,
  ) {
    this.effortLeft = effort;
    this.lastChange = cluster.now;
    const spread = (change: Change) => {
      for (const controller of controllers) {
        for (const key of controller.affectedBy(change, cluster)) {
          this.queue.add(this.queue.workOf(controller, key), change.step);
        }
      }
    };
    const stopChanges = cluster.onChange((change) => {
      this.lastChange = cluster.now;
      spread(change);
    });
    const stopNudges = cluster.onNudge(spread);
    this.stopListening = () => {
      stopChanges();
      stopNudges();
    };
    for (const controller of controllers) {
      for (const key of controller.keys(cluster)) this.queue.add(this.queue.workOf(controller, key), undefined);
    }
  }

  /** Stops following the cluster. */
  close(): void {
    this.stopListening();
  }

  /**
   * Calls the listener whenever the clock is about to move: nothing is left to do at the instant that ends. The last
   * instant of a run has no such end. Returns a function that stops it.
   */
  onInstant(listener: (cluster: Cluster) => void): () => void {
    return this.instants.add(listener);
  }

  /** Does all that can be done without time passing. */
  drain(): RunEnd {
    while (this.effortLeft > 0) {
      const next = this.queue.shift();
      if (next === undefined) return { rested: true, took: 0 };
      this.reconcile(next);
    }
    return { rested: false, took: 0 };
  }

  /** Runs until nothing is to do and nothing that changes anything is due soon. */
  rest(): RunEnd {
    return this.restWithin(REST_HORIZON, LONGEST_RUN);
  }

  /** Lets so many milliseconds pass, and what began at the end of them finish: Pods that start, say. */
  pass(duration: number): RunEnd {
    const passed = this.advance(duration);
    if (!passed.rested) return passed;
    const finished = this.restWithin(FINISH_HORIZON, LONGEST_FINISH);
    return { ...finished, took: passed.took + finished.took };
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
    this.moveTo(this.lastChange + quiet);
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
    if (end.rested) this.moveTo(until);
    return { ...end, took: this.cluster.now - start };
  }

  /** Runs until the condition holds, at most so long, with something tried again now and then. Answers whether it holds. */
  runUntil(condition: () => boolean, longest: number, retry?: Retry): boolean {
    const until = this.cluster.now + longest;
    let retryAt = this.cluster.now + (retry?.every ?? Infinity);
    this.drain();
    while (!condition()) {
      const next = this.timers.first();
      if (retry !== undefined && retryAt <= until && retryAt < (next?.at ?? Infinity)) {
        this.moveTo(retryAt);
        retryAt += retry.every;
        retry.again();
        this.drain();
        continue;
      }
      if (next === undefined || next.at > until || this.effortLeft <= 0) {
        this.moveTo(until);
        return false;
      }
      this.fire(next.at);
      this.drain();
    }
    return true;
  }

  /**
   * One look at one key: the next that changes something. Time passes for it where nothing is to do now. Undefined when
   * nothing changes within `longest`; the clock then stands where it stood.
   */
  step(longest = LONGEST_RUN): Reconciled | undefined {
    const { cluster } = this;
    const start = cluster.now;
    while (this.effortLeft > 0) {
      const work = this.queue.shift();
      if (work !== undefined) {
        const done = this.observe(work);
        if (done.changes.length + done.steps.length > 0) return done;
        continue;
      }
      const next = this.timers.first();
      if (next === undefined || next.at > start + longest) break;
      this.fire(next.at);
    }
    cluster.now = start;
    return undefined;
  }

  /** What is due later, soonest first. */
  pending(): readonly Requeue[] {
    return this.timers.all();
  }

  private restWithin(horizon: number, longest: number): RunEnd {
    const start = this.cluster.now;
    return this.run(start, () => {
      const holding = this.timers.firstHolding();
      const isSoon = holding !== undefined && holding.at <= this.cluster.now + horizon;
      return isSoon && holding.at <= start + longest ? holding.at : undefined;
    });
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
    this.moveTo(at);
    for (let timer = this.timers.first(); timer !== undefined && timer.at <= this.cluster.now;) {
      this.timers.shift();
      this.queue.add(timer.work, timer.cause);
      timer = this.timers.first();
    }
  }

  /** The clock never goes back. */
  private moveTo(at: number): void {
    const { cluster } = this;
    if (at <= cluster.now) return;
    this.instants.tell(cluster);
    cluster.now = at;
  }

  /** One look, and what came of it. */
  private observe(work: Work): Reconciled {
    const { cluster } = this;
    const changes: Change[] = [];
    const told = cluster.steps.length;
    const stop = cluster.onChange((change) => changes.push(change));
    this.reconcile(work);
    stop();
    return {
      controller: work.controller.name,
      key: work.key,
      at: cluster.now,
      changes,
      steps: cluster.steps.slice(told),
    };
  }

  private reconcile(work: Work): void {
    const { cluster } = this;
    const before = cluster.effort;
    cluster.beginWork(work.cause);
    const requeue = work.controller.reconcile(work.key, cluster);
    const cause = cluster.currentStep;
    cluster.beginWork(undefined);
    this.effortLeft -= LOOK + cluster.effort - before;
    if (requeue === undefined) this.timers.clear(work);
    else if (requeue.at <= cluster.now) this.queue.add(work, cause);
    else this.timers.set(work, requeue, cause);
  }
}
