/**
 * Runs a command on a copy of a cluster, to see what would happen. Nobody's cluster changes.
 */
import { isRejected, type Result } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import type { ClusterState } from '../../cluster/state';
import { CLUSTER_VERBS } from '../../commands/index';
import { parseCommand } from '../../commands/grammar/parse';
import { play } from '../../commands/play';
import type { Done, Verb } from '../../commands/verb';
import type { Requeue } from '../../controllers/controller';
import { CONTROLLERS } from '../../controllers/index';
import { Loop, type RunEnd } from '../../controllers/loop';

/** A cluster before and after a command. */
export interface Experiment {
  readonly command: string;
  readonly verb: Verb;
  readonly done: Done;
  readonly before: Cluster;
  readonly after: Cluster;
  readonly end: RunEnd;
  readonly pending: readonly Requeue[];
}

/** Runs a command on a copy until it rests, as a channel would. */
export function tryOut(state: ClusterState, command: string): Result<Experiment> {
  const after = new Cluster(state);
  const loop = new Loop(after, CONTROLLERS);
  const begun = begin(after, command);
  if (isRejected(begun)) return begun;
  const { done, verb } = begun;
  const played = play(loop, done, after);
  loop.close();
  return { command, verb, before: new Cluster(state), after, ...played };
}

/** Whether a command would be accepted by this cluster. */
export function works(state: ClusterState, command: string): boolean {
  return !isRejected(begin(new Cluster(state), command));
}

function begin(cluster: Cluster, command: string): Result<{ readonly verb: Verb; readonly done: Done }> {
  const parsed = parseCommand(command, CLUSTER_VERBS);
  if (isRejected(parsed)) return parsed;
  const verb = CLUSTER_VERBS.find((candidate) => candidate.name === parsed.verb.name);
  if (verb === undefined) throw new Error(`no verb ${parsed.verb.name}`);
  const args = verb.parse(parsed.words, cluster);
  if (isRejected(args)) return args;
  const done = verb.run(args, cluster);
  return isRejected(done) ? done : { verb, done };
}
