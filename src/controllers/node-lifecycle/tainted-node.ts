/**
 * Which Node to look at after a change: one that changed itself, or a tainted one whose Pod changed.
 */
import type { Change } from '../../cluster/change';
import type { Cluster } from '../../cluster/cluster';

/** Names of Nodes. A Pod on a Node without taints concerns nobody who acts on taints. */
export function nodeAffectedBy({ object, type }: Change, cluster: Cluster): readonly string[] {
  if (object.kind === 'Node') return type === 'DELETED' ? [] : [object.metadata.name];
  if (object.kind !== 'Pod' || object.spec.nodeName === undefined) return [];
  const node = cluster.get('Node', object.spec.nodeName);
  return node?.spec.taints === undefined ? [] : [node.metadata.name];
}

export const nodeNames = (cluster: Cluster): readonly string[] =>
  cluster.list('Node').map(({ metadata }) => metadata.name);
