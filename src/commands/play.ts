/**
 * What follows a command in a channel: the controllers work until the cluster rests, or as long as the command says.
 */
import { type Ref, refOf } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import type { Requeue } from '../controllers/controller';
import type { Loop, Reconciled, RunEnd } from '../controllers/loop';
import type { Done, Until } from './verb';

/** What a command did, and where the controllers stopped. */
export interface Played {
  readonly done: Done;
  readonly end: RunEnd;
  readonly pending: readonly Requeue[];
}

/** Lets the controllers work until the cluster rests, or as long as the command says. */
export function play(loop: Loop, done: Done, cluster: Cluster): Played {
  if (done.looks !== undefined) return stepThrough(loop, done, done.looks, cluster);
  const start = cluster.now;
  const finish = done.until?.finish?.(loop.runUntil(done.until.holds, done.until.longest, done.until.retry));
  const { rested } = done.advance === undefined ? loop.rest() : loop.pass(done.advance);
  return {
    done: finished(done, finish),
    end: { rested, took: cluster.now - start },
    pending: loop.pending(),
  };
}

/** Lets controllers look so many times, and leaves the rest to whatever is typed next. */
function stepThrough(loop: Loop, done: Done, looks: number, cluster: Cluster): Played {
  const start = cluster.now;
  const looked: Reconciled[] = [];
  for (let next = loop.step(); next !== undefined; next = looked.length < looks ? loop.step() : undefined) {
    looked.push(next);
  }
  const rested = looked.length < looks;
  const changed = looked.flatMap(({ changes }) => changes.map(({ object }) => refOf(object))).filter(isForPeople);
  return {
    done: { ...done, looked, focus: done.focus.length > 0 ? done.focus : changed },
    end: { rested, took: cluster.now - start },
    pending: rested ? loop.pending() : [],
  };
}

/** Endpoint slices and revisions are notes of controllers. */
function isForPeople({ kind }: Ref): boolean {
  return kind !== 'EndpointSlice' && kind !== 'ControllerRevision';
}

/** A look-up: the clock stands still, no controller works, and nobody is told what they wait for. */
export function look(done: Done): Played {
  const finish = done.until?.finish?.(done.until.holds());
  return { done: finished(done, finish), end: { rested: true, took: 0 }, pending: [] };
}

function finished(done: Done, finish: ReturnType<NonNullable<Until['finish']>> | undefined): Done {
  if (finish === undefined) return done;
  const stderr = (done.stderr ?? '') + (finish.stderr ?? '');
  return {
    ...done,
    stdout: done.stdout + finish.stdout,
    ...(stderr === '' ? {} : { stderr }),
    code: Math.max(done.code ?? 0, finish.code),
  };
}
