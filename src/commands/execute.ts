/**
 * Runs one verb on the working copy of a cluster: sets the intent, and leaves the rest to the controllers.
 */
import { isRejected, type Result } from '../api/rejection';
import type { Cluster } from '../cluster/cluster';
import type { Words } from './grammar/words';
import type { Done, Verb, VerbInfo } from './verb';

/** Whether a verb of the whole list acts on the cluster, rather than belonging to the tutor or the channel. */
export function isClusterVerb(verb: VerbInfo): verb is Verb {
  return 'parse' in verb && 'run' in verb;
}

/** Understands the words and does it. Nothing has changed when the answer is a rejection. */
export function execute(verb: Verb, words: Words, cluster: Cluster): Result<Done> {
  const args = verb.parse(words, cluster);
  return isRejected(args) ? args : verb.run(args, cluster);
}
