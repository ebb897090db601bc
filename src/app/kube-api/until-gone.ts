/**
 * kubectl waits until what it deleted is gone, and while nobody types anything no time passes here: so the answer to a
 * deletion waits for it.
 */
import type { Ref } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { MINUTE } from '../../cluster/time';
import type { Until } from '../../commands/verb';
import type { ApiRequest } from '../../kube-api/request';

/** Virtual milliseconds: longer than any Pod gets by itself. */
const LONGEST = 10 * MINUTE;

/** Undefined for a request that deletes nothing. @param about what it concerns */
export function untilGone({ method, path }: ApiRequest, about: readonly Ref[], cluster: Cluster): Until | undefined {
  if (method !== 'DELETE' && !(method === 'POST' && path.endsWith('/eviction'))) return undefined;
  const leaving = about.filter((ref) => cluster.resolve(ref)?.metadata.deletionTimestamp !== undefined);
  // What a finalizer holds goes when somebody takes that off.
  const isLeaving = (ref: Ref): boolean => {
    const { deletionTimestamp, finalizers = [] } = cluster.resolve(ref)?.metadata ?? {};
    return deletionTimestamp !== undefined && finalizers.length === 0;
  };
  return leaving.some(isLeaving) ? { holds: () => !leaving.some(isLeaving), longest: LONGEST } : undefined;
}
