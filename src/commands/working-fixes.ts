/**
 * What a refusal offers must work: a fix that would be refused itself is not offered.
 */
import { isRejected, type Rejection } from '../api/rejection';
import type { Cluster } from '../cluster/cluster';
import { execute, isClusterVerb } from './execute';
import { parseCommand } from './grammar/parse';
import type { VerbInfo } from './verb';

/** The refusal with those of its fixes that work on this cluster. What does not act on the cluster always does. */
export function withWorkingFixes(rejection: Rejection, cluster: Cluster, verbs: readonly VerbInfo[]): Rejection {
  const { fixes } = rejection;
  if (fixes === undefined) return rejection;
  const working = fixes.filter((fix) => works(fix, cluster, verbs));
  return working.length === fixes.length ? rejection : { ...rejection, fixes: working };
}

/** Whether a command would be accepted by this cluster. What does not act on the cluster always is. */
export function works(fix: string, cluster: Cluster, verbs: readonly VerbInfo[]): boolean {
  const parsed = parseCommand(fix, verbs);
  if (isRejected(parsed)) return false;
  if (!isClusterVerb(parsed.verb)) return true;
  const done = execute(parsed.verb, parsed.words, cluster.fork());
  // A form asks for what is lacking.
  return !isRejected(done) || done.lacks !== undefined;
}
