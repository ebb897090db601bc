/**
 * Pods that a StatefulSet or a DaemonSet made from a template that it had before, and that still stand.
 */
import type { Pod } from '../api/objects';
import type { Cluster } from '../cluster/cluster';
import type { TopOwner } from './owner';

/** What Pods, and the revisions of a DaemonSet, are labelled with. */
const REVISION_LABEL = 'controller-revision-hash';
/** Pods of an older template that nobody has marked for deletion; none for other kinds of owner. */
export function olderPods(owner: TopOwner, cluster: Cluster): readonly Pod[] {
  const newest = newestRevision(owner, cluster);
  if (newest === undefined) return [];
  return cluster
    .controlledBy('Pod', owner.metadata.uid)
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined && metadata.labels?.[REVISION_LABEL] !== newest);
}

/** What the label of a Pod says that was made from the template of now. */
function newestRevision(owner: TopOwner, cluster: Cluster): string | undefined {
  if (owner.kind === 'StatefulSet') return owner.status.updateRevision;
  if (owner.kind !== 'DaemonSet') return undefined;
  const revisions = cluster.controlledBy('ControllerRevision', owner.metadata.uid);
  const [newest] = [...revisions].sort((a, b) => b.revision - a.revision);
  return newest?.metadata.labels?.[REVISION_LABEL];
}

/** Whether the set replaces its Pods only when somebody deletes them. */
export function replacesOnDelete(owner: TopOwner): boolean {
  return (owner.kind === 'StatefulSet' || owner.kind === 'DaemonSet') && owner.spec.updateStrategy.type === 'OnDelete';
}

/** Pods below this number keep their template; 0: none. */
export function partitionOf(owner: TopOwner): number {
  return owner.kind === 'StatefulSet' && !replacesOnDelete(owner)
    ? (owner.spec.updateStrategy.rollingUpdate?.partition ?? 0)
    : 0;
}

/** Whether a DaemonSet waits with the old Pods until new ones beside them are ready. */
export function waitsBesideOld(owner: TopOwner, cluster: Cluster): boolean {
  return owner.kind === 'DaemonSet' && surges(owner) && olderPods(owner, cluster).length > 0;
}

/** Whether the new Pod of a Node starts beside the old one. */
export function surges(owner: TopOwner): boolean {
  if (owner.kind !== 'DaemonSet' || replacesOnDelete(owner)) return false;
  const { maxSurge = 0 } = owner.spec.updateStrategy.rollingUpdate ?? {};
  return Number.parseInt(String(maxSurge), 10) > 0;
}
