/**
 * Which Pods of a Node a drain evicts, which it leaves there, and which it will not touch without a flag.
 * Follows kubectl/pkg/drain/filters.go.
 */
import { isTerminal } from '../../api/lifecycle';
import type { Pod } from '../../api/objects';
import { notFound } from '../../api/status';
import { type Cluster, controllerOf } from '../../cluster/cluster';

/** What the person allows. */
export interface DrainFlags {
  readonly ignoreDaemonSets: boolean;
  readonly deleteEmptyDirData: boolean;
  readonly force: boolean;
}

/** What becomes of one Pod. `warning` and `obstacle` are kubectl's words. */
export type Verdict =
  | { readonly kind: 'evict'; readonly warning?: string }
  | { readonly kind: 'leave'; readonly warning?: string }
  | { readonly kind: 'obstacle'; readonly obstacle: string; readonly flag: keyof DrainFlags };

/** Marks the picture of a Pod that a Node runs by itself: nobody else can take it away. */
const MIRROR = 'kubernetes.io/config.mirror';

/**
 * The word of the last filter counts: with both flags given, the warning about local storage is lost, as in kubectl.
 */
export function judge(cluster: Cluster, pod: Pod, flags: DrainFlags): Verdict {
  if (isTerminal(pod)) return { kind: 'evict' };
  if (pod.metadata.annotations?.[MIRROR] !== undefined) return { kind: 'leave' };
  const owner = controllerOf(pod);
  if (owner?.kind === 'DaemonSet') {
    const isThere = cluster.get('DaemonSet', owner.name, pod.metadata.namespace) !== undefined;
    if (isThere && flags.ignoreDaemonSets) return { kind: 'leave', warning: 'ignoring DaemonSet-managed Pods' };
    if (isThere) return obstacle('DaemonSet-managed Pods (use --ignore-daemonsets to ignore)', 'ignoreDaemonSets');
    const missing = notFound('DaemonSet', owner.name).message.replace('Error from server (NotFound): ', '');
    if (!flags.force) return obstacle(missing, 'force');
  }
  if (usesEmptyDir(pod) && !flags.deleteEmptyDirData) {
    return obstacle('Pods with local storage (use --delete-emptydir-data to override)', 'deleteEmptyDirData');
  }
  if (owner !== undefined) return { kind: 'evict' };
  if (flags.force) return { kind: 'evict', warning: 'deleting Pods that declare no controller' };
  return obstacle('cannot delete Pods that declare no controller (use --force to override)', 'force');
}

const obstacle = (words: string, flag: keyof DrainFlags): Verdict => ({ kind: 'obstacle', obstacle: words, flag });

const usesEmptyDir = ({ spec }: Pod): boolean => (spec.volumes ?? []).some(({ emptyDir }) => emptyDir !== undefined);
