/**
 * What a cluster is waiting for: the controllers are asked, on a copy.
 */
import type { Cluster } from '../cluster/cluster';
import type { Requeue } from '../controllers/controller';
import { CONTROLLERS } from '../controllers/index';
import { Loop } from '../controllers/loop';
import type { Upcoming } from '../diagram/upcoming';

/** Timers that people should know of, from those that the loop has. */
export function upcomingOf(pending: readonly Requeue[]): readonly Upcoming[] {
  return pending.flatMap(({ at, next }) => (next === undefined ? [] : [{ ...next, at: next.at ?? at }]));
}

/** What is due later in a cluster at rest. The cluster itself is not touched. */
export function upcomingIn(cluster: Cluster): readonly Upcoming[] {
  const loop = new Loop(cluster.fork(), CONTROLLERS);
  loop.drain();
  const pending = loop.pending();
  loop.close();
  return upcomingOf(pending);
}
