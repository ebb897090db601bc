/**
 * How much controllers may make by themselves. What people ask for is counted before it is done; an autoscaler, a
 * schedule or a surge could still fill a cluster without end while time passes. Said in the words of a ResourceQuota
 * that nobody can take away, so that controllers do what they do with any quota: report it and try again later.
 */
import { resourceName } from '../../api/kinds';
import type { Draft, Kind } from '../../api/objects';
import type { Rejection } from '../../api/rejection';
import { forbidden } from '../../api/status';
import type { Cluster } from '../cluster';

/** The name by which the limit is known. */
const LIMIT = 'channel-limit';

/** What controllers make in numbers that no person wrote down. */
const LIMITED: ReadonlySet<Kind> = new Set(['Pod', 'Job']);

/** Why the cluster is too full for one more object of a kind; undefined: there is room. */
export function beyondLimit(cluster: Cluster, draft: Pick<Draft, 'kind' | 'metadata'>): Rejection | undefined {
  const { kind, metadata } = draft;
  if (!LIMITED.has(kind)) return undefined;
  const used = cluster.count(kind);
  const most = cluster.mostPods;
  if (used < most) return undefined;
  const resource = kind === 'Pod' ? 'pods' : `count/${resourceName(kind)}`;
  const why = `exceeded quota: ${LIMIT}, requested: ${resource}=1, used: ${resource}=${used}, limited: ${resource}=${most}`;
  return forbidden(kind, metadata.name ?? metadata.generateName ?? '', why);
}
