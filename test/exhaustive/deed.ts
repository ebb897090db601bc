/** One command on a stored cluster: what a channel does with it, without the reply. */
import { isRejected } from '../../src/api/rejection';
import { Cluster } from '../../src/cluster/cluster';
import type { ClusterState } from '../../src/cluster/state';
import { CLUSTER_VERBS } from '../../src/commands';
import { execute, isClusterVerb } from '../../src/commands/execute';
import { parseCommand } from '../../src/commands/grammar/parse';
import { CONTROLLERS } from '../../src/controllers';
import { Loop } from '../../src/controllers/loop';
import { watch } from './watch';

export interface Deed {
  /** The cluster afterwards. */
  readonly after: Cluster;
  /** Whether the command was refused: nothing may have changed then. */
  readonly refused: boolean;
  /** What must not happen on the way, and did. */
  readonly problems: readonly string[];
}

/** Runs the command and lets the controllers work until the cluster rests. */
export function deed(state: ClusterState, text: string): Deed {
  const after = new Cluster(state);
  const parsed = parseCommand(text, CLUSTER_VERBS);
  if (isRejected(parsed)) return { after, refused: true, problems: [] };
  if (!isClusterVerb(parsed.verb)) throw new Error(`${parsed.verb.name} is no verb of the cluster`);
  const watched = watch(after);
  const loop = new Loop(after, CONTROLLERS);
  const done = execute(parsed.verb, parsed.words, after);
  if (!isRejected(done)) {
    if (done.until !== undefined) {
      done.until.finish?.(loop.runUntil(done.until.holds, done.until.longest, done.until.retry));
    }
    if (done.looks !== undefined) for (let look = 0; look < done.looks; look++) loop.step();
    if (done.advance !== undefined) loop.advance(done.advance);
    loop.rest();
  }
  loop.close();
  return { after, refused: isRejected(done), problems: watched.stop() };
}
