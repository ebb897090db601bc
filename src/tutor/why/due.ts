/**
 * What an object waits for: what comes by itself, in how long, and what the cluster's clock says then.
 */
import type { KubeObject, Ref } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { CLUSTER_EPOCH } from '../../cluster/time';
import { claimsOf } from '../../diagram/mark';
import { nextPhrases, type Upcoming } from '../../diagram/upcoming';
import { PHONE_COLUMNS } from '../../diagram/text/columns';
import { duration } from '../../diagram/duration';
import { workloadOf } from '../../diagram/owner';
import { wrap } from '../story/lines';
import { upcomingIn } from '../upcoming';

/** `in 10s, at 1m20s: pull is tried again`, the soonest that fit into so many lines; empty when nothing comes by itself. */
export function dueLines(ref: Ref, cluster: Cluster, room = Infinity): readonly string[] {
  const object = cluster.resolve(ref);
  if (object === undefined) return [];
  const due = upcomingIn(cluster).filter((one) => concerns(one, object, cluster));
  const entries = nextPhrases(due, cluster).map(({ after, phrase }) =>
    after === undefined
      ? wrap(`never: ${phrase}`, PHONE_COLUMNS, '  ')
      : wrap(`in ${duration(after)}, at ${clock(cluster.now + after)}: ${phrase}`, PHONE_COLUMNS, '  '),
  );
  const lines: string[] = [];
  for (const entry of entries) {
    if (lines.length + entry.length + 1 > room) break;
    lines.push(...entry);
  }
  return lines.length === 0 ? [] : [`the clock says ${clock(cluster.now)}; next by itself`, ...lines];
}

/** What the cluster's own clock says: the virtual time since the cluster was made. */
export const clock = (now: number): string => duration(now - CLUSTER_EPOCH);

function concerns({ object }: Upcoming, asked: KubeObject, cluster: Cluster): boolean {
  const found = cluster.resolve(object);
  if (found === undefined) return false;
  if (found.metadata.uid === asked.metadata.uid) return true;
  if (asked.kind === 'Pod') return usesVolume(found, asked);
  if (asked.kind === 'Node') return found.kind === 'Pod' && found.spec.nodeName === asked.metadata.name;
  if (asked.kind === 'PersistentVolumeClaim') {
    return found.kind === 'PersistentVolume' && found.metadata.name === asked.spec.volumeName;
  }
  const owner = workloadOf(found, cluster);
  return owner !== undefined && owner.metadata.uid === workloadOf(asked, cluster)?.metadata.uid;
}

/** A volume that another Node lets go may be what the Pod waits for. */
function usesVolume(found: KubeObject, pod: Extract<KubeObject, { kind: 'Pod' }>): boolean {
  if (found.kind !== 'PersistentVolume') return false;
  const { claimRef } = found.spec;
  return claimRef?.namespace === pod.metadata.namespace && claimsOf(pod).includes(claimRef?.name ?? '');
}
